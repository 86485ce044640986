package throughline.friction_test

import data.throughline.friction
import data.throughline.interaction
import data.throughline.interaction_test

spent(seconds, unmeasured, bytes, retries) := {
	"total": {"seconds": 50000, "unmeasured": unmeasured, "bytes": 9000000000},
	"extra": {"seconds": seconds, "unmeasured": unmeasured, "bytes": bytes},
	"prompts": retries,
	"retries": retries,
}

# Asked about a doubt in a first attempt, in a journey and a stage that have cost that much.
asked(journey, stage) := decision if {
	doubtful := interaction_test.with_links(interaction_test.with_signals(interaction_test.second_interview, []), [])
	account := {"promptsUsed": journey.prompts, "friction": {"journey": journey, "stage": stage}}
	decision := interaction.decision with input as object.union(doubtful, account)
}

test_while_there_is_effort_left_the_person_is_asked[index] if {
	some index, stage in [spent(null, 0, 0, 0), spent(3599.9, 0, 0, 1), spent(10, 0, 2147483647, 1), spent(null, 1, 0, 1)]
	asked(stage, stage).outcome == "step-up"
}

test_what_is_spent_is_a_hold_and_says_so[index] if {
	some index, [journey, stage] in [
		[spent(3600, 0, 0, 1), spent(3600, 0, 0, 1)],
		[spent(10, 0, 2147483648, 1), spent(10, 0, 2147483648, 1)],
		[spent(10, 0, 0, 2), spent(10, 0, 0, 2)],
		[spent(3540, 1, 0, 2), spent(3540, 1, 0, 1)],
		[spent(7200, 0, 0, 2), spent(0, 0, 0, 0)],
		[spent(10, 0, 4294967296, 2), spent(0, 0, 0, 0)],
	]
	decision := asked(journey, stage)
	decision.outcome == "hold"
	decision.reasons == ["face-capture.missing", "presentation-attack.missing", "voice-capture.missing", "continuity.face-unknown", "continuity.voice-unknown", "friction.spent"]
}

# The fourth of them: known seconds alone would leave a minute.
test_an_attempt_of_unknown_length_is_not_free if {
	friction.effort_left with input as {"journey": "hiring", "friction": {"journey": spent(3540, 0, 0, 1), "stage": spent(3540, 0, 0, 1)}}
	not friction.effort_left with input as {"journey": "hiring", "friction": {"journey": spent(3540, 1, 0, 1), "stage": spent(3540, 1, 0, 1)}}
}

test_effort_stands_in_nobodys_way_who_passes if {
	everything := spent(900000, 0, 900000000, 3)
	part := object.union(everything, {"total": {"seconds": 900000, "unmeasured": 0, "bytes": 900000000}})
	decision := interaction.decision with input as object.union(
		interaction_test.second_interview,
		{"promptsUsed": 3, "friction": {"journey": part, "stage": part}},
	)
	decision.outcome == "proceed"
}

contradictions := [
	["prompts that nobody counted", {"journey": spent(1, 0, 0, 1), "stage": spent(1, 0, 0, 1)}],
	["a stage that is more than its journey", {"journey": spent(null, 0, 0, 0), "stage": spent(1, 0, 0, 1)}],
	["more retries than prompts", {"journey": object.union(spent(1, 0, 0, 1), {"prompts": 0}), "stage": spent(null, 0, 0, 0)}],
	["a retry of no length that is not said to be unmeasured", {"journey": spent(null, 0, 0, 0), "stage": object.union(spent(null, 0, 0, 0), {"retries": 1})}],
	["extra bytes beyond all bytes", {"journey": object.union(spent(null, 0, 5, 0), {"total": {"seconds": null, "unmeasured": 0, "bytes": 4}}), "stage": spent(null, 0, 0, 0)}],
	["extra seconds beyond all seconds", {"journey": spent(60000, 0, 0, 0), "stage": spent(0, 0, 0, 0)}],
	["unmeasured attempts that nobody made", {"journey": spent(null, 2, 0, 0), "stage": spent(null, 0, 0, 0)}],
	["a stage of more bytes than its journey", {"journey": spent(null, 0, 0, 0), "stage": spent(null, 0, 1, 0)}],
]

test_an_account_that_contradicts_itself_is_held[name] if {
	some [name, account] in contradictions
	decision := interaction.decision with input as object.union(interaction_test.second_interview, {"friction": account})
	decision.outcome == "hold"
	decision.reasons == ["friction.contradictory"]
}

test_an_account_of_wrong_form_is_held[path] if {
	some path in [
		["journey"], ["stage"], ["journey", "total"], ["stage", "extra"], ["stage", "retries"],
		["journey", "prompts"], ["stage", "extra", "bytes"], ["journey", "extra", "seconds"], ["stage", "extra", "unmeasured"],
	]
	question := interaction_test.second_interview
	pointer := array.concat(["friction"], path)
	every value in ["1", -1, true, [], {}, "null", 1e300] {
		decision := interaction.decision with input as json.patch(question, [{"op": "replace", "path": pointer, "value": value}])
		decision.reasons == ["question.invalid"]
	}
	missing := interaction.decision with input as json.patch(question, [{"op": "remove", "path": pointer}])
	missing.reasons == ["question.invalid"]
}

test_no_account_at_all_is_held if {
	decision := interaction.decision with input as object.remove(interaction_test.second_interview, {"friction"})
	decision.reasons == ["question.invalid"]
	nothing := interaction.decision with input as object.union(interaction_test.second_interview, {"friction": null})
	nothing.reasons == ["question.invalid"]
}

test_a_limit_that_is_no_number_holds_everybody if {
	whole := {"recaptures": 1, "prompts": 3, "journey": {"seconds": 9, "retries": 9, "bytes": 9}, "stage": {"seconds": 9, "retries": 9, "bytes": 9}, "secondsIfUnmeasured": 60}
	friction.budgeted with input as {"journey": "hiring"} with data.throughline.settings as interaction_test.tabled(["budget"], whole)
	bad := {[path, value] |
		some path in [["journey"], ["stage", "seconds"], ["stage", "bytes"], ["journey", "retries"], ["secondsIfUnmeasured"]]
		some value in [null, "3", true, -1, [], {}]
		broken := json.patch(whole, [{"op": "replace", "path": path, "value": value}])
		decision := interaction.decision with input as interaction_test.second_interview with data.throughline.settings as interaction_test.tabled(["budget"], broken)
		decision.reasons != ["policy.unconfigured"]
	}
	bad == set()
	free := object.union(whole, {"secondsIfUnmeasured": 0})
	decision := interaction.decision with input as interaction_test.second_interview with data.throughline.settings as interaction_test.tabled(["budget"], free)
	decision.reasons == ["policy.unconfigured"]
}
