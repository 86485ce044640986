package throughline.onboarding.cohort_test

import data.throughline.onboarding.cohort

decided(kinds) := decision if {
	decision := cohort.decision with input as {"ties": [{"kinds": kinds}]}
}

looked_at(kinds) if decided(kinds).together == [0]

test_a_household_is_looked_at_by_nobody if {
	not looked_at(["address"])
	not looked_at(["name"])
	not looked_at(["address", "name"])
	decided(["address"]).undecided == false
}

test_one_bank_account_or_one_face_is_looked_at if {
	looked_at(["bank"])
	looked_at(["face"])
	looked_at(["email"])
	not looked_at(["look"])
	looked_at(["look", "phone"])
}

test_weak_ties_add_up if {
	looked_at(["address", "phone"])
	looked_at(["address", "device"])
	looked_at(["address", "name", "phone"])
}

test_what_nobody_knows_is_looked_at if looked_at(["shoe-size"])

test_several_ties_are_told_apart if {
	question := {"ties": [{"kinds": ["address"]}, {"kinds": ["bank"]}, {"kinds": ["name"]}, {"kinds": ["face", "bank"]}]}
	decision := cohort.decision with input as question
	decision.together == [1, 3]
}

test_nothing_is_weighed_without_a_question_or_a_table if {
	questions := [{}, {"ties": 3}, {"ties": [{"kinds": []}]}, {"ties": [{"kinds": [4]}]}, {"ties": [{}]}]
	every question in questions {
		cohort.decision.undecided with input as question
	}
	question := {"ties": [{"kinds": ["bank"]}]}
	tables := [{"weights": {}, "reviewFrom": 3}, {"weights": {"bank": "much"}, "reviewFrom": 3}, {"weights": {"bank": 3}, "reviewFrom": 0}, {"weights": {"bank": 3}}]
	every table in tables {
		weights := object.get(table, "weights", null)
		from := object.get(table, "reviewFrom", null)
		cohort.decision.undecided with input as question
			with data.throughline.onboarding.cohort.weights as weights
			with data.throughline.onboarding.cohort.reviewFrom as from
	}
}
