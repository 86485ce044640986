package throughline.interaction_test

import data.throughline.interaction
import data.throughline.question

# Paths of every field of a question, whole lists and their entries included.
paths(question) := {path |
	walk(question, [path, _])
	count(path) > 0
}

test_no_field_of_a_passing_question_can_be_taken_away if {
	bad := {[name, path] |
		some name, question in passing
		some path in paths(question)
		not harmless(question, path)
		decided(json.patch(question, [{"op": "remove", "path": path}])).outcome in passes
	}
	bad == set()
}

# Without an entry of a list the question is still a question: of these the entries that nothing
# depends on may go, such as a finding that something was not applicable.
harmless(question, [list, index]) if {
	question[list][index].outcome in {"not-applicable", "unknown"}
}

wrong_values := [null, "", "proceed", "0.9", -1.5, 1e300, true, [], {}, ["a"], {"llr": 9}]

test_no_field_of_a_passing_question_can_be_made_something_else if {
	bad := {[name, path, value] |
		some name in ["second interview", "identity"]
		question := passing[name]
		some path in paths(question)
		some value in wrong_values
		not admissible(question, path, value)
		decided(changed(question, path, value)).outcome in passes
	}
	bad == set()
}

changed(question, path, value) := json.patch(question, [{"op": "replace", "path": path, "value": value}])

# What stays a passing question: the same value, another reason or step, a ratio that still speaks
# for the person, another name for an earlier interaction, and what nothing depends on.
admissible(question, path, value) if value == object.get(question, path, "absent")

admissible(_, ["step"], "proceed")

admissible(_, [_, _, "reason"], value) if value in {"proceed", "0.9"}

admissible(_, ["signals", _, "llr"], -1.5)

admissible(question, ["links", index, "from"], "proceed") if {
	startswith(question.links[index].from, "interview-")
}

# How long a stage took may be unknown: effort has no part in a pass.
admissible(_, ["friction", "stage", "total", "seconds"], null)

admissible(question, [list, index, field], value) if {
	question[list][index].outcome in {"not-applicable", "unknown"}
	[field, value] in [["detector", "proceed"], ["to", "proceed"], ["llr", -1.5]]
}

test_no_field_can_be_added[name] if {
	some name in ["nationality", "ethnicity", "accent", "age", "gender", "looks", "disability"]
	every question in passing {
		decided(object.union(question, {name: "x"})).reasons == ["question.invalid"]
		decided(json.patch(question, [{"op": "add", "path": ["signals", 0, name], "value": "x"}])).reasons == ["question.invalid"]
	}
}

nonsense := [null, "proceed", 1, true, [], {}, {"outcome": "proceed"}, [first_interview], {"input": first_interview}]

test_nonsense_is_held[index] if {
	some index, value in nonsense
	decided(value) == {
		"outcome": "hold",
		"reasons": ["question.invalid"],
		"notChecked": ["policy"],
		"brokenLink": null,
		"remedies": {
			"now": [{"remedy": "hold-stage"}],
			"confirmed": [{"remedy": "limit"}, {"remedy": "alert"}],
			"expired": [{"remedy": "limit"}, {"remedy": "alert"}],
		},
	}
}

test_no_question_is_held if {
	interaction.decision.outcome == "hold"
	not question.valid
}

test_unknown_words_are_held[index] if {
	some index, change in [
		{"stage": "lunch"}, {"stage": "Interview"}, {"journey": "holiday"}, {"device": "unknown"}, {"interaction": "Interview-2"},
		{"attempt": 0}, {"attempt": 1.5}, {"attempt": "1"}, {"earlier": -1}, {"promptsUsed": null}, {"step": "a@b"},
		{"links": [object.union(held_face, {"modality": "gait"})]},
		{"links": [object.union(held_face, {"outcome": "equal"})]},
		{"links": [object.union(held_face, {"llr": "9"})]},
		{"links": [object.union(held_face, {"quality": 1.01})]},
		{"signals": [object.union(face("camera"), {"outcome": "fine"})]},
		{"signals": [object.union(face("camera"), {"family": "emotion"})]},
		{"signals": [object.union(face("camera"), {"llr": null})]},
		{"signals": [object.union(face("camera"), {"outcome": "inconclusive"})]},
	]
	decided(object.union(second_interview, change)).reasons == ["question.invalid"]
}

test_stages_in_which_nothing_is_decided_are_held[stage] if {
	some stage in ["apply", "consent", "cohort", "close"]
	decided(object.union(second_interview, {"stage": stage})).reasons == ["stage.undecided"]
}

test_an_interaction_of_another_stage_is_held[name] if {
	some name in ["day-one", "identity", "interview", "exit-interview-1"]
	decided(object.union(second_interview, {"interaction": name})).reasons == ["question.mismatched"]
}

no_numbers := [null, "3", true, -200, [], {}]

test_a_threshold_that_is_no_number_holds_everybody if {
	data_of := {"same": {"face": 3, "voice": 2}, "anchored": {"face": 3, "voice": 0}, "different": {"face": -3, "voice": -2}, "decisive": -3, "suspicion": 2, "watchBelowQuality": 0.3}
	interaction.configured with input as second_interview with data.throughline.settings as tabled(["thresholds"], data_of)
	bad := {[path, value] |
		some path in [["same", "face"], ["same", "voice"], ["anchored", "face"], ["anchored", "voice"], ["different", "face"], ["different", "voice"], ["decisive"], ["suspicion"], ["watchBelowQuality"]]
		some value in no_numbers
		broken := json.patch(data_of, [{"op": "replace", "path": path, "value": value}])
		decision := interaction.decision with input as second_interview with data.throughline.settings as tabled(["thresholds"], broken)
		decision.reasons != ["policy.unconfigured"]
	}
	bad == set()
}

test_a_stage_without_requirements_passes_nobody[index] if {
	some index, empty in [
		{"checks": []}, {"families": []}, {"checks": null}, {"families": null}, {"checks": [], "families": []},
		{"pairs": null},
		{"interaction": null},
	]
	stage := object.union(data.throughline.settings.hiring.stages.interview, empty)
	decision := interaction.decision with input as second_interview with data.throughline.settings as tabled(["stages", "interview"], stage)
	decision.outcome == "hold"
}

test_a_bundle_without_its_schema_passes_nobody[index] if {
	some index, schema in [null, {}, true, {"additionalProperties": false, "type": 7}]
	decision := interaction.decision with input as second_interview with data.throughline.question.schema as schema
	decision.outcome == "hold"
}

# All that one interaction can say against a person, at once and apart: no combination denies.
test_no_signals_of_one_interaction_block_or_limit if {
	outcomes := {decided(question).outcome |
		some attempt in [1, 2]
		some llr in [-1000, 3]
		some outcome in ["genuine", "suspicious"]
		some link_outcome in ["same", "different", "unknown"]
		some link_llr in [-1000, 0, 1000]
		some problem in [[], [{"role": "camera", "reason": "evidence.altered"}], [{"role": "camera", "reason": "media.unreadable"}]]
		signals := [object.union(signal, {"llr": llr, "outcome": outcome}) |
			some family in ["face", "voice", "document", "device", "logistics", "intelligence", "human"]
			some signal in [finding("camera", "face-capture", family, "a.b"), finding("dial-in", "voice-capture", family, "a.b"), finding("camera", "presentation-attack", family, "a.b")]
		]
		links := [object.union(link, {"llr": link_llr, "outcome": link_outcome}) |
			some link in [held_face, held_voice]
		]
		question := object.union(second_interview, {"attempt": attempt, "signals": signals, "links": links, "problems": problem})
	}
	outcomes == {"proceed", "step-up", "hold"}
}
