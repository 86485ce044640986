package throughline.onboarding_test

import data.throughline.interaction_test
import data.throughline.onboarding

enrolment := object.union(interaction_test.first_interview, {
	"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/enrolment/1",
	"journey": "onboarding",
	"stage": "enrolment",
	"interaction": "enrolment",
	"earlier": 0,
	"signals": [interaction_test.face("selfie"), interaction_test.alive("selfie"), interaction_test.voice("dial-in")],
	"links": [],
})

training := object.union(enrolment, {
	"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/training/1",
	"stage": "training",
	"interaction": "training",
	"earlier": 2,
	"signals": [interaction_test.face("camera"), interaction_test.alive("camera"), interaction_test.voice("camera")],
	"links": [
		interaction_test.same("enrolment-selfie", "training", "face"),
		interaction_test.same("enrolment", "training", "voice"),
	],
})

seat := object.union(training, {
	"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/seat/1",
	"stage": "seat",
	"interaction": "seat",
	"earlier": 3,
	"signals": [interaction_test.face("selfie"), interaction_test.alive("selfie")],
	"links": [
		interaction_test.same("enrolment-selfie", "seat-selfie", "face"),
		interaction_test.same("training", "seat-selfie", "face"),
	],
})

decided(question) := decision if decision := onboarding.decision with input as question

test_a_sentence_and_a_picture_enrol if decided(enrolment).outcome == "proceed"

test_the_same_human_is_trained_and_sits_down if {
	decided(training).outcome == "proceed"
	decided(seat).outcome == "proceed"
}

test_each_part_is_asked_for_again_where_it_lacks[name] if {
	some name, question in {
		"no voice": object.union(enrolment, {"signals": array.slice(enrolment.signals, 0, 2)}),
		"no liveness": object.union(enrolment, {"signals": [enrolment.signals[0], enrolment.signals[2]]}),
		"another voice": object.union(training, {"links": [training.links[0]]}),
		"another face": object.union(training, {"links": [training.links[1]]}),
		"nobody at the seat": object.union(seat, {"signals": [], "links": [], "problems": [{"role": "selfie", "reason": "evidence.not-handed-in"}]}),
	}
	decided(question).outcome == "step-up"
}

test_a_shared_device_or_factor_is_for_a_human[reason] if {
	some reason in ["seat.device-shared", "seat.factor-shared", "roster.cluster"]
	decision := decided(object.union(seat, {"problems": [{"role": "selfie", "reason": reason}]}))
	decision.outcome == "hold"
	decision.reasons[0] == reason
}

# Who comes back brings references along: both face and voice have to go on.
test_who_comes_back_has_to_be_the_same if {
	back := object.union(enrolment, {"earlier": 3})
	decided(back).outcome == "step-up"
	decided(object.union(back, {"links": [
		interaction_test.same("training", "enrolment", "voice"),
		interaction_test.same("training", "enrolment-selfie", "face"),
	]})).outcome == "proceed"
}

test_a_film_answers_the_challenge_at_enrolment if {
	done := object.union(interaction_test.face("camera"), {"detector": "challenge", "llr": -2.4, "reason": "challenge.done"})
	filmed := object.union(enrolment, {
		"attempt": 2,
		"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/enrolment/2",
		"promptsUsed": 1,
		"challenge": "random-challenge",
		"signals": [interaction_test.face("camera"), interaction_test.alive("camera"), interaction_test.voice("camera"), done],
		"friction": {"journey": asked_once, "stage": asked_once},
	})
	decided(filmed).outcome == "proceed"
	decided(object.union(filmed, {"signals": array.slice(filmed.signals, 0, 3)})).outcome != "proceed"
}

test_a_film_answers_the_challenge_at_the_seat if {
	done := object.union(interaction_test.face("camera"), {"detector": "challenge", "llr": -2.4, "reason": "challenge.done"})
	filmed := object.union(seat, {
		"attempt": 2,
		"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/seat/2",
		"promptsUsed": 1,
		"challenge": "random-challenge",
		"signals": [interaction_test.face("camera"), interaction_test.alive("camera"), done],
		"links": [interaction_test.same("training", "seat", "face")],
		"friction": {"journey": asked_once, "stage": asked_once},
	})
	decided(filmed).outcome == "proceed"
	decided(object.union(filmed, {"links": []})).outcome != "proceed"
}

asked_once := object.union(interaction_test.unprompted, {
	"extra": {"seconds": 8, "unmeasured": 0, "bytes": 900000},
	"prompts": 1,
	"retries": 1,
})
