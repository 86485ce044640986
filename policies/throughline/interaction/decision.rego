# METADATA
# title: Does this interaction continue the journey of one human?
# description: >
#   Answers one interaction of any kind of journey, by the numbers and tables that the kind has. Every doubt is a cause with a remedy; without a
#   cause the interaction passes only where completeness is shown positively. The strongest answer
#   is a hold: all signals of one question come from one interaction, a wrongly uploaded file fails
#   face and voice at once, and nobody is denied by that. Only a human turns a hold into a block.
package throughline.interaction

import data.throughline.friction
import data.throughline.question
import data.throughline.remedies as actions

# METADATA
# description: Numbers and tables of this kind of journey; undefined for a kind that has none.
# scope: document
settings := data.throughline.settings[input.journey]

# METADATA
# title: Decision on one interaction
# description: >
#   Object with outcome (proceed, proceed-and-watch, step-up, hold), challenge (step-up only),
#   reasons (most telling first, never empty), notChecked, brokenLink (null where all links hold) and
#   remedies (hold only: what is done now, once a human confirms, and when nobody decides).
# scope: document
default decision := {
	"outcome": "hold",
	"reasons": ["policy.undecided"],
	"notChecked": ["policy"],
	"brokenLink": null,
	"remedies": {"now": [{"remedy": "hold-stage"}], "confirmed": [{"remedy": "limit"}], "expired": [{"remedy": "limit"}]},
}

decision := held("question.invalid") if {
	not question.valid
} else := held("policy.unconfigured") if {
	not configured
} else := held("stage.undecided") if {
	not stage
} else := held("question.mismatched") if {
	not named_as_its_stage
} else := held("friction.contradictory") if {
	not friction.accounted
} else := object.union(
	{
		"outcome": outcome,
		"reasons": reasons,
		"notChecked": not_checked,
		"brokenLink": broken_link,
	},
	object.union(asked, acted),
)

held(reason) := {
	"outcome": "hold",
	"reasons": [reason],
	"notChecked": ["policy"],
	"brokenLink": null,
	"remedies": actions.plan,
}

# METADATA
# description: All doubts, each with the remedy that it asks for and its rank among the reasons.
# scope: document
causes := ((problem_causes | capture_causes) | (link_causes | suspicion_causes)) | sign_causes

remedies contains cause.remedy if some cause in causes

default outcome := "hold"

outcome := "hold" if {
	"hold" in remedies
} else := "step-up" if {
	count(causes) > 0
	affordable
} else := "hold" if {
	count(causes) > 0
} else := "proceed" if {
	complete
	clearly_seen
} else := "proceed-and-watch" if {
	complete
}

# Everything that a pass needs, shown without a negation: what is undefined stays no pass.
complete if {
	count(causes) == 0
	count(stage.checks) > 0
	count(met) == count(checks)
	connected
}

# A prompt costs the person time, so that it comes out of a budget.
affordable if {
	attempts_left
	prompts_left
	friction.effort_left
}

attempts_left if input.attempt <= settings.budget.recaptures

prompts_left if input.promptsUsed < settings.budget.prompts

default asked := {}

asked := {"challenge": "random-challenge"} if {
	outcome == "step-up"
	"random-challenge" in remedies
} else := {"challenge": "recapture"} if {
	outcome == "step-up"
}

default acted := {}

acted := {"remedies": actions.plan} if outcome == "hold"

causes_by_rank := [reason |
	some rank in [1, 2, 3, 4, 5]
	some reason in sort([cause.reason |
		some cause in causes
		cause.rank == rank
	])
]

reasons := array.concat(causes_by_rank, sort(spent)) if {
	count(causes) > 0
	outcome == "hold"
	not "hold" in remedies
	attempts_left
} else := causes_by_rank if {
	count(causes) > 0
} else := array.concat([connection], ["quality.low"]) if {
	outcome == "proceed-and-watch"
} else := [connection] if {
	outcome == "proceed"
} else := ["policy.undecided"]

spent contains "prompts.spent" if not prompts_left

spent contains "friction.spent" if not friction.effort_left

default connection := "continuity.same"

connection := "capture.complete" if first

not_checked := sort(((unseen | unanswered) | untold_links))

# METADATA
# description: What the question's stage requires; undefined for a stage in which nothing is decided.
# scope: document
# In person the house takes the picture and nobody is asked to speak: other checks hold there.
stage := settings.stages["day-one-in-person"] if {
	input.stage == "day-one"
	input.interaction == "day-one-in-person"
} else := settings.stages["recovery-known-device"] if {
	# A browser of the person's own stands for the spoken part, once.
	input.stage == "recovery"
	input.device == "known"
	input.attempt == 1
	count(signs) == 0
} else := settings.stages[input.stage]

named_as_its_stage if regex.match(stage.interaction, input.interaction)

# METADATA
# description: True where all thresholds are numbers in range; a missing one must not open the door.
# scope: document
configured if {
	limits := settings.thresholds
	within(limits.same.face, 0, 100)
	within(limits.same.voice, 0, 100)
	within(limits.anchored.face, 0, 100)
	within(limits.anchored.voice, 0, 100)
	within(limits.different.face, -100, 0)
	within(limits.different.voice, -100, 0)
	within(limits.decisive, -100, 0)
	within(limits.suspicion, 0, 100)
	within(limits.watchBelowQuality, 0, 1)
	count(settings.anchors) > 0
	within(settings.budget.recaptures, 0, 10)
	within(settings.budget.prompts, 0, 100)
	friction.budgeted
}

within(value, low, high) if {
	is_number(value)
	value >= low
	value <= high
}
