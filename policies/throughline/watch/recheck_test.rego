package throughline.recheck_test

import data.throughline.interaction

seen(detector, role) := {"role": role, "detector": detector, "family": "face", "outcome": "genuine", "llr": -3.0, "quality": 0.8, "reason": "face.seen"}

link(outcome, llr) := {"from": "interview-1", "to": "recheck-3", "modality": "face", "outcome": outcome, "llr": llr, "quality": 0.8, "reason": "continuity.face"}

nothing := {"seconds": 0, "unmeasured": 0, "bytes": 0}

part := {"total": nothing, "extra": nothing, "prompts": 0, "retries": 0}

recheck := {
	"step": "j/recheck-3/1",
	"journey": "hiring",
	"stage": "watch",
	"interaction": "recheck-3",
	"earlier": 3,
	"attempt": 1,
	"promptsUsed": 0,
	"signals": [seen("face-capture", "camera"), seen("presentation-attack", "camera")],
	"links": [link("same", 6.0)],
	"problems": [],
	"friction": {"journey": part, "stage": part},
	"challenge": null,
	"device": null,
}

decided(question) := decision if {
	decision := interaction.decision with input as question
}

test_the_same_person_goes_on if decided(recheck).outcome == "proceed"

test_somebody_else_is_asked_once_and_then_looked_at if {
	other := object.union(recheck, {"links": [link("different", -6.0)]})
	decided(other).outcome == "step-up"
	again := decided(object.union(other, {"attempt": 2}))
	again.outcome == "hold"
	again.brokenLink == {"from": "interview-1", "to": "recheck-3", "modality": "face"}
}

test_who_hands_nothing_in_does_not_go_on if {
	missing := object.union(recheck, {"signals": [], "links": [], "problems": [{"role": "camera", "reason": "evidence.not-handed-in"}]})
	decided(missing).outcome == "step-up"
	decided(object.union(missing, {"attempt": 2})).outcome == "hold"
}

test_the_house_sees_the_person_on_day_one if {
	in_person := object.union(recheck, {
		"stage": "day-one",
		"interaction": "day-one-in-person",
		"signals": [seen("face-capture", "lobby-camera")],
		"links": [object.union(link("same", 6.0), {"to": "day-one-in-person"})],
	})
	decided(in_person).outcome == "proceed"
	decided(object.union(in_person, {"signals": [seen("face-capture", "camera")]})).outcome == "step-up"
	decided(object.union(in_person, {"links": []})).outcome == "step-up"
	decided(object.union(in_person, {"interaction": "day-one"})).outcome != "proceed"
}
