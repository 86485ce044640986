package throughline.watch_test

import data.throughline.watch

question(facts, hours, due) := {"step": "j/watch/1", "facts": facts, "rechecks": 1, "hoursSinceRecheck": hours, "due": due}

fact(name, seen) := {"name": name, "count": seen}

advice(asked) := decision if {
	decision := watch.decision with input as asked
}

test_a_quiet_week_asks_nothing if {
	advice(question([], 20, false)) == {"recheck": "none", "reasons": []}
}

test_chance_asks_once_the_week_is_over if {
	advice(question([], 200, true)).recheck == "sampled"
	advice(question([], 100, true)).recheck == "none"
}

test_night_work_against_the_badge_is_looked_into if {
	advice(question([fact("work.night-against-badge", 1)], 60, false)) == {"recheck": "warranted", "reasons": ["work.night-against-badge"]}
}

test_two_weak_facts_are_looked_into_together if {
	facts := [fact("work.impossible-travel", 1), fact("work.days-long-session", 1)]
	advice(question(facts, 60, false)).recheck == "warranted"
}

test_one_weak_fact_asks_nothing if {
	every name in ["work.impossible-travel", "work.days-long-session", "signals.flood"] {
		advice(question([fact(name, 1)], 500, false)).recheck == "none"
	}
}

test_a_tool_that_was_seen_once_asks_nothing if {
	advice(question([fact("work.remote-access-tool", 1), fact("work.vpn-exit", 2)], 500, false)).recheck == "none"
}

test_nobody_is_asked_again_at_once if {
	advice(question([fact("work.ip-kvm", 5), fact("work.factor-shared", 2)], 47, true)).recheck == "none"
}

test_the_first_one_does_not_wait if {
	first := object.union(question([fact("work.ip-kvm", 1)], 1, false), {"rechecks": 0})
	advice(first).recheck == "warranted"
	advice(object.union(first, {"facts": []})).recheck == "none"
}

test_the_heaviest_is_named_first if {
	facts := [fact("logistics.third-party-ship-to", 1), fact("work.ip-kvm", 1), fact("signals.clock-ahead", 9)]
	advice(question(facts, 60, false)).reasons == ["work.ip-kvm", "logistics.third-party-ship-to"]
}

test_an_unknown_fact_is_not_harmless if {
	advice(question([fact("work.never-heard-of", 1)], 60, false)).recheck == "warranted"
}

test_what_is_no_question_asks_for_a_recheck if {
	every bad in [{}, null, object.remove(question([], 60, false), ["rechecks"]), question(null, 60, false), question([], null, false), question([], 60, null), question([{"name": "a.b"}], 60, false), question([fact("a.b", 0)], 60, false)] {
		advice(bad).recheck == "warranted"
	}
}

test_without_weights_a_recheck_is_asked_for if {
	decision := watch.decision with input as question([], 60, false) with data.throughline.watch.weights as {"a.b": {"weight": null, "from": 1}}
	decision.recheck == "warranted"
}

test_every_weight_belongs_to_a_family if {
	every rule in data.throughline.watch.weights {
		rule.family in {"device-network", "logistics"}
	}
}
