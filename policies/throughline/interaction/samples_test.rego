# METADATA
# description: Questions that the tests start from.
package throughline.interaction_test

finding(role, detector, family, reason) := {
	"role": role,
	"detector": detector,
	"family": family,
	"outcome": "genuine",
	"llr": 0.0,
	"quality": 0.8,
	"reason": reason,
}

not_here(role, detector, family, reason) := {
	"role": role,
	"detector": detector,
	"family": family,
	"outcome": "not-applicable",
	"llr": null,
	"quality": 0,
	"reason": reason,
}

face(role) := finding(role, "face-capture", "face", "face.captured")

alive(role) := object.union(
	finding(role, "presentation-attack", "face", "presentation-attack.live"),
	{"llr": -2.5},
)

voice(role) := finding(role, "voice-capture", "voice", "voice.captured")

meeting := [
	face("camera"),
	alive("camera"),
	not_here("camera", "voice-capture", "voice", "voice.no-sound-track"),
	voice("dial-in"),
	not_here("dial-in", "face-capture", "face", "face.not-in-audio"),
]

same(from, to, modality) := {
	"from": from,
	"to": to,
	"modality": modality,
	"outcome": "same",
	"llr": 5.5,
	"quality": 0.7,
	"reason": sprintf("continuity.%s-same", [modality]),
}

different(from, to, modality) := object.union(same(from, to, modality), {
	"outcome": "different",
	"llr": -6.5,
	"reason": sprintf("continuity.%s-different", [modality]),
})

unknown(from, to, modality) := object.union(same(from, to, modality), {
	"outcome": "unknown",
	"llr": 0,
	"reason": sprintf("continuity.%s-uncertain", [modality]),
})

nothing_yet := {"seconds": null, "unmeasured": 0, "bytes": 0}

# What passing without a prompt costs.
unprompted := {
	"total": {"seconds": 1800.5, "unmeasured": 0, "bytes": 90000000},
	"extra": nothing_yet,
	"prompts": 0,
	"retries": 0,
}

first_interview := {
	"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/interview-1/1",
	"journey": "hiring",
	"stage": "interview",
	"interaction": "interview-1",
	"earlier": 0,
	"attempt": 1,
	"promptsUsed": 0,
	"signals": meeting,
	"links": [],
	"problems": [],
	"friction": {"journey": unprompted, "stage": unprompted},
	"challenge": null,
	"device": null,
}

second_interview := object.union(first_interview, {
	"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/interview-2/1",
	"interaction": "interview-2",
	"earlier": 1,
	"links": [
		same("interview-1", "interview-2", "face"),
		same("interview-1", "interview-2", "voice"),
	],
})

identity := object.union(first_interview, {
	"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/identity/1",
	"stage": "identity",
	"interaction": "identity",
	"earlier": 2,
	"signals": [face("document-portrait"), face("selfie"), alive("selfie")],
	"links": [
		same("identity-document", "identity-selfie", "face"),
		same("interview-1", "identity-selfie", "face"),
		unknown("interview-2", "identity-selfie", "face"),
		unknown("interview-1", "identity-document", "face"),
	],
})

day_one := object.union(second_interview, {
	"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/day-one/1",
	"stage": "day-one",
	"interaction": "day-one",
	"earlier": 3,
	"links": [
		same("interview-1", "day-one", "face"),
		unknown("interview-1", "day-one", "voice"),
		same("interview-2", "day-one", "voice"),
	],
})

# Every question of these passes; each test of a doubt changes one thing.
passing := {
	"first interview": first_interview,
	"second interview": second_interview,
	"identity": identity,
	"day one": day_one,
}

passes := {"proceed", "proceed-and-watch"}

again(question, attempt) := object.union(prompted(question, attempt - 1), {"attempt": attempt})

# The question of somebody who was given that many prompts and followed each, ten seconds at a time.
prompted(question, prompts) := object.union(question, {
	"promptsUsed": prompts,
	"friction": {"journey": part, "stage": part},
	"challenge": null,
	"device": null,
}) if {
	part := {
		"total": {"seconds": 1800.5 + (10 * prompts), "unmeasured": 0, "bytes": 90000000 + (1000 * prompts)},
		"extra": {"seconds": 10 * prompts, "unmeasured": 0, "bytes": 1000 * prompts},
		"prompts": prompts,
		"retries": prompts,
	}
}

with_links(question, links) := object.union(question, {"links": links})

with_signals(question, signals) := object.union(question, {"signals": signals})

# The question with one finding put in the place of the one of that role and detector.
seeing(question, changed) := with_signals(question, [signal |
	some old in question.signals
	signal := replaced(old, changed)
])

replaced(old, changed) := object.union(old, changed) if {
	old.role == changed.role
	old.detector == changed.detector
} else := old

# The tables with one thing put differently. A part of them cannot be replaced where the whole is
# read: what stands in for it would be laid over it.
tabled(path, value) := {"hiring": json.patch(
	data.throughline.settings.hiring,
	[{"op": "replace", "path": path, "value": value}],
)}
