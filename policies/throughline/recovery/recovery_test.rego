package throughline.recovery_test

import data.throughline.interaction_test
import data.throughline.recovery

enrolled := ["interview-1", "identity-selfie", "day-one"]

done := object.union(interaction_test.face("camera"), {"detector": "challenge", "llr": -2.4, "reason": "challenge.done"})

same(modality) := [interaction_test.same(earlier, "proof", modality) | some earlier in enrolled]

# Face and voice of an earlier meeting, and what nobody could have filmed before.
proof := object.union(interaction_test.first_interview, {
	"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/proof/1",
	"journey": "recovery",
	"stage": "recovery",
	"interaction": "proof",
	"earlier": 3,
	"signals": array.concat(seen, [done]),
	"links": array.concat(same("face"), same("voice")),
	"challenge": "random-challenge",
})

seen := [interaction_test.face("camera"), interaction_test.alive("camera"), interaction_test.voice("camera")]

decided(change) := decision if decision := recovery.decision with input as object.union(proof, change)

words(list) := {planned.remedy | some planned in list}

test_face_voice_and_challenge_prove_the_owner if decided({}).outcome == "proceed"

test_each_part_is_asked_for_again_where_it_lacks[lacking] if {
	some lacking, change in {
		"challenge": {"signals": seen},
		"challenge that nobody asked for": {"signals": seen, "challenge": null},
		"voice": {"links": same("face")},
		"face": {"links": same("voice")},
		"liveness": {"signals": [interaction_test.face("camera"), interaction_test.voice("camera"), done]},
		"everything": {"signals": [], "links": []},
	}
	decided(change).outcome == "step-up"
	second := decided(object.union(change, {
		"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/proof/2",
		"attempt": 2,
		"promptsUsed": 1,
		"friction": {"journey": asked_once, "stage": asked_once},
	}))
	second.outcome == "hold"
	words(second.remedies.now) == {"hold-stage", "alert"}
}

asked_once := object.union(interaction_test.unprompted, {
	"extra": {"seconds": 8, "unmeasured": 0, "bytes": 900000},
	"prompts": 1,
	"retries": 1,
})

test_a_known_browser_stands_for_the_spoken_part_once if {
	silent := {"signals": [interaction_test.face("camera"), interaction_test.alive("camera")], "links": same("face"), "device": "known"}
	decided(silent).outcome == "proceed"
	decided(object.union(silent, {"device": null})).outcome == "step-up"
	decided(object.union(silent, {
		"attempt": 2,
		"promptsUsed": 1,
		"friction": {"journey": asked_once, "stage": asked_once},
	})).outcome == "hold"
}

test_a_known_browser_alone_proves_nobody[index] if {
	some index, change in [
		{"links": []},
		{"links": [interaction_test.different("interview-1", "proof", "face")]},
		{"links": [interaction_test.unknown("interview-1", "proof", "face")]},
		{"signals": [interaction_test.face("camera")]},
		{"links": array.concat(same("face"), [interaction_test.different("interview-1", "proof", "voice")])},
	]
	known := {"signals": [interaction_test.face("camera"), interaction_test.alive("camera")], "links": same("face"), "device": "known"}
	decided(object.union(known, change)).outcome == "step-up"
}

test_nothing_to_compare_with_is_held if {
	decided({"earlier": 0, "links": []}).outcome == "hold"
}

test_what_a_human_has_to_see_is_held[reason] if {
	some reason in ["recovery.disowned", "recovery.privileged"]
	decision := decided({"problems": [{"role": "camera", "reason": reason}]})
	decision.outcome == "hold"
	reason in decision.reasons
}

test_who_says_it_was_somebody_else_is_believed_at_once if {
	decision := decided({"problems": [{"role": "camera", "reason": "recovery.disowned"}]})
	words(decision.remedies.now) == {"hold-stage", "limit", "freeze-factors", "revoke-sessions", "alert"}
	other := decided({"problems": [{"role": "camera", "reason": "recovery.privileged"}]})
	words(other.remedies.now) == {"hold-stage", "alert"}
}

test_a_recovery_has_its_own_stages_only[stage] if {
	some stage in ["interview", "identity", "day-one", "watch"]
	decided({"stage": stage}).outcome == "hold"
}

signs(reasons) := {"problems": [{"role": "camera", "reason": sign} | some sign in reasons]}

known := {"signals": [interaction_test.face("camera"), interaction_test.alive("camera")], "links": same("face"), "device": "known"}

test_one_sign_alone_takes_the_shortcut_and_nothing_else[sign] if {
	some sign, _ in data.throughline.settings.recovery.signs
	whole := decided(signs([sign]))
	whole.outcome == "proceed"
	whole.notChecked == []
	decided(object.union(known, signs([sign]))).outcome == "step-up"
}

test_several_signs_are_looked_at_and_still_deny_nothing if {
	held := decided(signs(["account.number-changed", "account.factor-changed"]))
	held.outcome == "hold"
	held.reasons == ["account.factor-changed", "account.number-changed"]
	words(held.remedies.now) == {"hold-stage", "alert"}
	decided(signs(["account.recovered-before", "account.signs-unknown"])).outcome == "proceed"
}

test_a_sign_that_nobody_weighed_is_held[weight] if {
	some weight in ["0.6", null, -1, 2]
	decision := recovery.decision with input as object.union(proof, signs(["account.number-changed"]))
		with data.throughline.settings.recovery.signs as {"account.number-changed": weight}
	decision.outcome == "hold"
}

test_other_journeys_know_no_signs if {
	decision := data.throughline.interaction.decision with input as object.union(
		interaction_test.second_interview,
		signs(["account.number-changed"]),
	)
	decision.outcome == "hold"
}
