package throughline.preboarding_test

import data.throughline.interaction_test
import data.throughline.preboarding

asked(stage, reasons) := object.union(interaction_test.first_interview, {
	"step": sprintf("j-aaaaaaaaaaaaaaaaaaaaaaaaaa/%s/1", [stage]),
	"journey": "preboarding",
	"stage": stage,
	"interaction": stage,
	"earlier": 3,
	"signals": [],
	"links": [],
	"problems": [{"role": "record", "reason": reason} | some reason in reasons],
})

decided(stage, reasons) := decision if decision := preboarding.decision with input as asked(stage, reasons)

again(stage, reasons) := decision if {
	decision := preboarding.decision with input as object.union(asked(stage, reasons), {"attempt": 2})
}

words(list) := {planned.remedy | some planned in list}

test_a_clear_result_goes_on if decided("background", ["background.clear"]).outcome == "proceed"

test_every_other_result_is_looked_at[reason] if {
	some reason in ["background.adverse", "background.incomplete", "background.late", "background.unheard-of"]
	decided("background", [reason]).outcome == "hold"
	decided("background", ["background.clear", reason]).outcome == "hold"
}

test_where_nothing_is_odd_nobody_is_called if decided("logistics", ["logistics.entered"]).outcome == "proceed"

test_a_household_shares_its_door if {
	decided("logistics", ["logistics.entered", "logistics.ship-to-shared"]).outcome == "proceed"
}

test_one_odd_thing_wants_a_call[reason] if {
	some reason in [word | some word, weight in data.throughline.settings.preboarding.logistics.weights; weight >= 0.5]
	odd := ["logistics.entered", reason]
	asked_for := decided("logistics", odd)
	asked_for.outcome == "step-up"
	asked_for.challenge == "call-back"
	asked_for.reasons == [reason]
	again("logistics", array.concat(odd, ["call-back.confirmed"])).outcome == "proceed"
	again("logistics", array.concat(odd, ["call-back.refused"])).outcome == "hold"
	again("logistics", array.concat(odd, ["call-back.unreachable"])).outcome == "hold"
	again("logistics", array.concat(odd, ["logistics.late"])).outcome == "hold"
	again("logistics", odd).outcome == "hold"
}

test_a_farm_is_held_whoever_answers_the_call if {
	farm := ["logistics.entered", "logistics.bank-shared", "logistics.ship-to-shared"]
	held := decided("logistics", farm)
	held.outcome == "hold"
	held.reasons == ["logistics.bank-shared", "logistics.ship-to-shared"]
	{"hold-stage", "hold-shipment", "hold-payroll"} & words(held.remedies.now) == {"hold-stage", "hold-shipment", "hold-payroll"}
	again("logistics", array.concat(farm, ["call-back.confirmed"])).outcome == "hold"
}

test_what_was_never_entered_never_passes[reasons] if {
	some reasons in [["logistics.late"], ["logistics.ship-to-shared"], ["call-back.confirmed"]]
	decided("logistics", reasons).outcome == "hold"
}

test_what_is_no_record_is_held[change] if {
	some change in [
		{"problems": []},
		{"problems": [{"role": "camera", "reason": "background.clear"}]},
		{"interaction": "logistics"},
		{"stage": "day-one"},
		{"signals": [interaction_test.face("camera")]},
		{"problems": null},
	]
	decision := preboarding.decision with input as object.union(asked("background", ["background.clear"]), change)
	decision.outcome == "hold"
}

test_without_weights_nobody_passes[broken] if {
	some broken in [null, {"callFrom": null}, {"callFrom": "0.5"}, {"callFrom": 2, "holdFrom": 1}]
	decision := preboarding.decision with input as asked("logistics", ["logistics.entered"])
		with data.throughline.settings.preboarding.logistics as broken
	decision.outcome == "hold"
}

test_nothing_here_denies[stage] if {
	some stage in ["background", "logistics"]
	every reason in ["background.adverse", "logistics.bank-shared", "call-back.refused", "x.y"] {
		decided(stage, [reason]).outcome in {"hold", "step-up"}
	}
}
