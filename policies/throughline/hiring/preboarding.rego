# METADATA
# title: Does what others found let somebody begin?
# description: >
#   Answers the stages background and logistics of a hiring journey, in which nobody hands in media:
#   words of the record, each with its weight in the settings. A result of a background check is either
#   clear or looked at by a human; a shared address is a household until more is shared. Nothing here denies.
package throughline.preboarding

import data.throughline.question
import data.throughline.remedies as actions

settings := data.throughline.settings.preboarding

# METADATA
# title: Decision on what was found
# description: The same object as of interactions; brokenLink is always null, the only challenge is call-back.
# scope: document
# entrypoint: true
default decision := {
	"outcome": "hold",
	"reasons": ["policy.undecided"],
	"notChecked": ["policy"],
	"brokenLink": null,
	"remedies": {"now": [{"remedy": "hold-stage"}], "confirmed": [{"remedy": "limit"}], "expired": [{"remedy": "limit"}]},
}

decision := held(["question.invalid"]) if {
	not question.valid
} else := held(["policy.unconfigured"]) if {
	not configured
} else := held(["question.mismatched"]) if {
	not recorded
} else := held(sort(doubts)) if {
	count(doubts) > 0
} else := {"outcome": "step-up", "challenge": "call-back", "reasons": telling, "notChecked": [], "brokenLink": null} if {
	call_wanted
	input.attempt == 1
} else := held(array.concat(telling, ["call-back.missing"])) if {
	call_wanted
} else := {"outcome": "proceed", "reasons": ["record.plausible"], "notChecked": [], "brokenLink": null} if {
	passes
}

held(reasons) := {
	"outcome": "hold",
	"reasons": reasons,
	"notChecked": [],
	"brokenLink": null,
	"remedies": actions.plan,
}

found contains problem.reason if some problem in input.problems

# Words of the record and nothing else: no media were looked at.
default recorded := false

recorded if {
	input.interaction == input.stage
	input.stage in {"background", "logistics"}
	count(input.problems) > 0
	count(input.signals) == 0
	count(input.links) == 0
	every problem in input.problems {
		problem.role == "record"
	}
}

doubts contains reason if {
	input.stage == "background"
	some reason in found
	not reason in settings.background.clear
}

# What nobody weighed is not taken to be harmless.
doubts contains reason if {
	input.stage == "logistics"
	some reason in found
	not weighed(reason)
	reason != "call-back.confirmed"
	reason != "call-back.unreachable"
}

doubts contains "logistics.missing" if {
	input.stage == "logistics"
	not settings.logistics.needed in found
}

doubts contains reason if {
	input.stage == "logistics"
	weight >= settings.logistics.holdFrom
	some reason in telling
}

weighed(reason) if settings.logistics.weights[reason] >= 0

weight := sum([settings.logistics.weights[reason] | some reason in found])

telling := sort([reason |
	some reason in found
	settings.logistics.weights[reason] > 0
])

call_wanted if {
	input.stage == "logistics"
	weight >= settings.logistics.callFrom
	not "call-back.confirmed" in found
}

# Shown without a negation: what is undefined stays no pass.
passes if {
	input.stage == "background"
	count(found) > 0
	every reason in found {
		reason in settings.background.clear
	}
}

passes if {
	input.stage == "logistics"
	settings.logistics.needed in found
	weight < settings.logistics.callFrom
}

passes if {
	input.stage == "logistics"
	settings.logistics.needed in found
	weight < settings.logistics.holdFrom
	"call-back.confirmed" in found
	not "call-back.unreachable" in found
}

default configured := false

configured if {
	is_number(settings.logistics.callFrom)
	is_number(settings.logistics.holdFrom)
	settings.logistics.callFrom > 0
	settings.logistics.holdFrom > settings.logistics.callFrom
	is_string(settings.logistics.needed)
	count(settings.background.clear) > 0
	count(settings.logistics.weights) > 0
	every _, value in settings.logistics.weights {
		is_number(value)
		value >= 0
	}
}
