package throughline.interaction_test

import data.throughline.interaction

decided(question) := decision if decision := interaction.decision with input as question

test_people_who_are_one_human_sail_through if {
	some_passing := {name: decided(question) | some name, question in passing}
	some_passing["first interview"] == {
		"outcome": "proceed",
		"reasons": ["capture.complete"],
		"notChecked": [],
		"brokenLink": null,
	}
	some_passing["second interview"] == {
		"outcome": "proceed",
		"reasons": ["continuity.same"],
		"notChecked": [],
		"brokenLink": null,
	}
	some_passing.identity.outcome == "proceed"
	some_passing.identity.notChecked == [
		"continuity.face.interview-1.identity-document",
		"continuity.face.interview-2.identity-selfie",
	]
	some_passing["day one"].outcome == "proceed"
}

# The signal that changes, the attempt, what is asked, and the first reason.
doubts := [
	["inconclusive face", second_interview, {"role": "camera", "detector": "face-capture", "outcome": "inconclusive", "llr": null, "reason": "faces.too-dark"}, "recapture", "faces.too-dark"],
	["inconclusive first face", first_interview, {"role": "camera", "detector": "face-capture", "outcome": "inconclusive", "llr": null, "reason": "face.none"}, "recapture", "face.none"],
	["inconclusive voice", second_interview, {"role": "dial-in", "detector": "voice-capture", "outcome": "inconclusive", "llr": null, "reason": "voice.too-short"}, "recapture", "voice.too-short"],
	["no voice at all", second_interview, {"role": "dial-in", "detector": "voice-capture", "outcome": "not-applicable", "llr": null, "reason": "voice.nothing"}, "recapture", "voice.no-sound-track"],
	["inconclusive liveness", day_one, {"role": "camera", "detector": "presentation-attack", "outcome": "inconclusive", "llr": null, "reason": "presentation-attack.uncertain"}, "recapture", "presentation-attack.uncertain"],
	["document without face", identity, {"role": "document-portrait", "detector": "face-capture", "outcome": "inconclusive", "llr": null, "reason": "faces.too-small"}, "recapture", "faces.too-small"],
	["strong attack", second_interview, {"role": "camera", "detector": "presentation-attack", "outcome": "suspicious", "llr": 3.1, "reason": "presentation-attack.suspect"}, "random-challenge", "presentation-attack.suspect"],
	["strong attack at first", first_interview, {"role": "camera", "detector": "presentation-attack", "outcome": "suspicious", "llr": 3.1, "reason": "presentation-attack.suspect"}, "random-challenge", "presentation-attack.suspect"],
	["weak attack", second_interview, {"role": "camera", "detector": "presentation-attack", "outcome": "suspicious", "llr": 0.4, "reason": "presentation-attack.suspect"}, "recapture", "presentation-attack.suspect"],
	["genuine against its ratio", second_interview, {"role": "camera", "detector": "presentation-attack", "llr": 4}, "random-challenge", "presentation-attack.live"],
]

test_a_doubtful_finding_is_asked_about_once_and_then_held[name] if {
	some [name, question, change, challenge, reason] in doubts
	first := decided(seeing(question, change))
	first.outcome == "step-up"
	first.challenge == challenge
	first.reasons[0] == reason
	first.brokenLink == null
	second := decided(again(seeing(question, change), 2))
	second.outcome == "hold"
	second.reasons[0] == reason
	not second.challenge
}

test_a_check_that_nobody_made_is_asked_for if {
	decision := decided(with_signals(first_interview, []))
	decision.outcome == "step-up"
	decision.reasons == ["face-capture.missing", "presentation-attack.missing", "voice-capture.missing"]
	decision.notChecked == ["face-capture.unanswered", "presentation-attack.unanswered", "voice-capture.unanswered"]
}

test_a_voice_in_the_camera_recording_is_a_voice if {
	signals := [face("camera"), alive("camera"), voice("camera")]
	decided(with_signals(first_interview, signals)).outcome == "proceed"
}

test_a_face_on_a_document_is_no_face_in_an_interview if {
	signals := [face("document-portrait"), alive("camera"), voice("camera")]
	decided(with_signals(first_interview, signals)).reasons == ["face-capture.missing"]
}

test_a_detector_of_another_family_answers_no_check if {
	change := {"role": "dial-in", "detector": "voice-capture", "family": "face"}
	decided(seeing(first_interview, change)).outcome == "step-up"
}

test_a_picture_of_a_document_is_no_presentation_attack if {
	flat := object.union(alive("document-portrait"), {"outcome": "suspicious", "llr": 4})
	decided(with_signals(identity, array.concat(identity.signals, [flat]))).outcome == "proceed"
}

test_suspicion_of_any_family_is_followed[family] if {
	some family in ["face", "voice", "document", "device", "logistics", "intelligence", "human"]
	other := object.union(finding("camera", "other-detector", family, "other.suspect"), {"outcome": "suspicious", "llr": 9})
	decision := decided(with_signals(second_interview, array.concat(meeting, [other])))
	decision.outcome == "step-up"
	decision.reasons == ["other.suspect"]
}

# Face and voice of one recording fail together where somebody else's file was handed in.
test_a_person_exchanged_within_a_recording_is_a_step_up_and_never_more if {
	face_swap := object.union(finding("camera", "identity-swap", "face", "identity-swap.another-face"), {"outcome": "suspicious", "llr": 3})
	voice_swap := object.union(finding("camera", "voice-swap", "voice", "voice-swap.another-voice"), {"outcome": "suspicious", "llr": 3})
	question := with_signals(second_interview, array.concat(meeting, [face_swap, voice_swap]))
	decided(question).outcome == "step-up"
	decided(question).challenge == "random-challenge"
	decided(question).reasons == ["identity-swap.another-face", "voice-swap.another-voice"]
	decided(again(question, 2)).outcome == "hold"
}

test_another_person_in_the_recording_is_told_and_hinders_nobody if {
	other := object.union(not_here("camera", "second-person", "face", "second-person.seen"), {"outcome": "inconclusive"})
	decision := decided(with_signals(second_interview, array.concat(meeting, [other])))
	decision.outcome == "proceed"
	decision.notChecked == ["second-person.camera"]
}

# A dial-in answers for the voice; that the camera's sound could not be used is told.
test_a_piece_that_could_not_be_used_beside_one_that_could_is_told if {
	unclear := object.union(not_here("camera", "voice-capture", "voice", "voice.several-speakers"), {"outcome": "inconclusive"})
	decision := decided(with_signals(second_interview, array.concat(meeting, [unclear])))
	decision.outcome == "proceed"
	decision.notChecked == ["voice-capture.camera"]
}

test_a_piece_that_speaks_against_the_person_is_not_made_good_by_another[reason] if {
	some [detector, family, reason] in [
		["subject-seat", "face", "seat.two-people"],
		["voice-capture", "voice", "voice.subject-not-heard"],
		["face-capture", "face", "subject.not-seen"],
	]
	against := object.union(not_here("camera", detector, family, reason), {"outcome": "inconclusive"})
	question := with_signals(second_interview, array.concat(meeting, [against]))
	decided(question).outcome == "step-up"
	decided(question).challenge == "recapture"
	decided(question).reasons == [reason]
	decided(again(question, 2)).outcome == "hold"
}

# An expired document is no sign of fraud: another one is asked for, by name.
test_an_expired_document_is_a_reason_of_its_own if {
	expired := object.union(not_here("document-portrait", "document-mrz", "document", "document.expired"), {"outcome": "inconclusive"})
	question := with_signals(identity, array.concat(identity.signals, [expired]))
	decided(question).outcome == "step-up"
	decided(question).challenge == "recapture"
	decided(question).reasons == ["document.expired"]
	decided(again(question, 2)).outcome == "hold"
}

test_low_quality_is_watched[name] if {
	some [name, question] in [
		["face", seeing(first_interview, {"role": "camera", "detector": "face-capture", "quality": 0.2})],
		["voice", seeing(second_interview, {"role": "dial-in", "detector": "voice-capture", "quality": 0.2})],
		["link", with_links(second_interview, [same("interview-1", "interview-2", "face"), object.union(same("interview-1", "interview-2", "voice"), {"quality": 0.1})])],
		["pair", with_links(identity, [object.union(same("identity-document", "identity-selfie", "face"), {"quality": 0.1}), same("interview-1", "identity-selfie", "face")])],
	]
	decision := decided(question)
	decision.outcome == "proceed-and-watch"
	decision.reasons[1] == "quality.low"
}

test_what_the_person_can_mend_is_asked_for_again[reason] if {
	some reason in ["evidence.not-handed-in", "media.unreadable", "media.over-limit", "media.truncated"]
	question := object.union(first_interview, {"problems": [{"role": "dial-in", "reason": reason}]})
	decided(question).outcome == "step-up"
	decided(question).reasons == [reason]
	decided(question).notChecked == ["evidence.dial-in"]
	decided(again(question, 2)).outcome == "hold"
}

test_what_the_person_cannot_mend_is_held_at_once[reason] if {
	some reason in [
		"evidence.altered", "grant.refused", "model.untrusted", "template.incompatible", "key.destroyed",
		"vault.unreachable", "inference.late", "inference.failed", "evidence.late", "never.heard-of",
	]
	question := object.union(second_interview, {"problems": [{"role": "camera", "reason": reason}]})
	decided(question).outcome == "hold"
	decided(question).reasons[0] == reason
}

test_prompts_are_a_budget if {
	question := prompted(with_signals(first_interview, []), 3)
	decided(question).outcome == "hold"
	array.slice(decided(question).reasons, 3, 5) == ["friction.spent", "prompts.spent"]
	decided(prompted(first_interview, 3)).outcome == "proceed"
	decided(again(first_interview, 5)).outcome == "proceed"
}

test_remedies_belong_to_a_hold_and_to_nothing_else if {
	held := decided(again(seeing(day_one, {"role": "camera", "detector": "face-capture", "outcome": "inconclusive", "llr": null, "reason": "faces.too-dark"}), 2))
	held.outcome == "hold"
	{"remedy": "limit"} in held.remedies.now
	every question in passing {
		not decided(question).remedies
	}
	not decided(with_signals(first_interview, [])).remedies
}

challenged_meeting := object.union(again(second_interview, 2), {"challenge": "random-challenge"})

test_a_challenge_that_was_asked_for_has_to_be_answered if {
	decision := decided(challenged_meeting)
	decision.outcome == "hold"
	decision.reasons == ["challenge.missing"]
	decision.notChecked == ["challenge.unanswered"]
}

test_an_answered_challenge_lets_pass if {
	answer := object.union(finding("camera", "challenge", "face", "challenge.done"), {"llr": -2.4})
	decided(with_signals(challenged_meeting, array.concat(meeting, [answer]))).outcome == "proceed"
}

test_digits_count_where_the_voice_is_known if {
	answer := object.union(finding("camera", "challenge", "face", "challenge.digits-read"), {"llr": -1.8})
	question := with_signals(challenged_meeting, array.concat(meeting, [answer]))
	decided(question).outcome == "proceed"
	voiceless := object.union(question, {"links": [link | some link in question.links; link.modality != "voice"]})
	decision := decided(voiceless)
	decision.outcome == "hold"
	"challenge.missing" in decision.reasons
	"challenge.unanswered" in decision.notChecked
}

test_a_challenge_that_was_not_seen_done_is_no_answer[reason] if {
	some reason in ["challenge.not-done", "challenge.not-seen"]
	answer := object.union(not_here("camera", "challenge", "face", reason), {"outcome": "inconclusive"})
	decision := decided(with_signals(challenged_meeting, array.concat(meeting, [answer])))
	decision.outcome == "hold"
	decision.reasons == [reason]
}

test_without_the_table_of_challenges_nobody_passes if {
	answer := object.union(finding("camera", "challenge", "face", "challenge.done"), {"llr": -2.4})
	question := with_signals(challenged_meeting, array.concat(meeting, [answer]))
	decided(question).outcome == "proceed"
	lacking := interaction.decision with input as question with data.throughline.settings as tabled(["challenge"], {})
	lacking.outcome == "hold"
}
