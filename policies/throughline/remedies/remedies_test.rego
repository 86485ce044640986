package throughline.remedies_test

import data.throughline.remedies

safe := {
	"now": [{"remedy": "hold-stage"}],
	"confirmed": [{"remedy": "limit"}, {"remedy": "alert"}],
	"expired": [{"remedy": "limit"}, {"remedy": "alert"}],
}

words(list) := {planned.remedy | some planned in list}

test_a_hold_on_day_one_limits_the_account_and_a_human_suspends_it if {
	plan := remedies.plan with input as {"stage": "day-one"}
	words(plan.now) == {"hold-stage", "limit", "hold-shipment", "hold-payroll", "notify"}
	"suspend" in words(plan.confirmed)
	words(plan.expired) == {"limit", "alert"}
}

test_a_hold_in_the_watch_limits_the_account_too if {
	plan := remedies.plan with input as {"stage": "watch"}
	words(plan.now) == {"hold-stage", "limit", "hold-payroll", "notify"}
}

test_nothing_irreversible_and_no_suspension_comes_without_a_human if {
	every stage, _ in data.throughline.remedies.stages {
		plan := remedies.plan with input as {"stage": stage}
		automatic := words(plan.now) | words(plan.expired)
		automatic & {"suspend", "reset-factor", "temporary-pass"} == set()
	}
}

test_a_stage_without_a_plan_has_the_safe_one[stage] if {
	some stage in ["apply", "consent", "close", "training", "", null, 7]
	plan := remedies.plan with input as {"stage": stage}
	plan == safe
}

test_a_plan_that_is_none_is_the_safe_one[index] if {
	some index, broken in [
		null, {}, [], "proceed",
		{"now": [], "confirmed": [], "expired": []},
		{"now": [{"remedy": "hold-stage"}], "confirmed": []},
		{"now": [{"remedy": "hold-stage"}], "confirmed": null, "expired": []},
		{"now": [{"remedy": "hold-stage"}], "confirmed": [], "expired": [], "more": []},
	]
	plan := remedies.plan with input as {"stage": "interview"} with data.throughline.remedies.stages.interview as broken
	plan == safe
}
