# METADATA
# title: What is done about a hold
# description: >
#   Names remedies: at once, once a human has confirmed, and when nobody decided in time. Where the
#   data says nothing usable, the journey stands still and ends with the least access. What is
#   irreversible is only ever run from what a human confirmed, whatever stands elsewhere.
package throughline.remedies

# METADATA
# description: Object with now, confirmed and expired, lists of {remedy, hours}; hours may be left out.
# scope: document
default plan := {
	"now": [{"remedy": "hold-stage"}],
	"confirmed": [{"remedy": "limit"}, {"remedy": "alert"}],
	"expired": [{"remedy": "limit"}, {"remedy": "alert"}],
}

plan := chosen if {
	chosen := stage_plan
	object.keys(chosen) == {"now", "confirmed", "expired"}
	every list in chosen {
		is_array(list)
	}

	# A hold that holds nothing would be a pass in disguise.
	{"remedy": "hold-stage"} in chosen.now
}

# Who says that it was somebody else is believed at once.
stage_plan := data.throughline.remedies.stages["recovery-disowned"] if {
	input.stage == "recovery"
	some problem in input.problems
	problem.reason == "recovery.disowned"
} else := data.throughline.remedies.stages[input.stage]
