# METADATA
# title: Is a re-check asked for?
# description: >
#   Weighs what other systems reported about somebody's work. Each fact is weak, and none denies
#   anything: the most that is asked for here is a few seconds before the camera at a login. A
#   person is asked seldom, whatever is reported: the time between two re-checks is a budget.
# schemas:
#   - input:
#       type: object
#       additionalProperties: false
#       properties:
#         step: {type: string}
#         facts:
#           type: array
#           items:
#             type: object
#             additionalProperties: false
#             properties:
#               name: {type: string}
#               count: {type: integer}
#         rechecks: {type: integer}
#         hoursSinceRecheck: {type: number}
#         due: {type: boolean}
package throughline.watch

# METADATA
# title: Advice on one login
# description: >
#   Object with recheck (none, sampled, warranted) and reasons (most telling first). A question that
#   is none, and a policy without its weights, ask for a re-check.
# scope: document
# entrypoint: true
default decision := {"recheck": "warranted", "reasons": ["policy.undecided"]}

decision := {"recheck": "warranted", "reasons": ["question.invalid"]} if {
	not valid
} else := {"recheck": "warranted", "reasons": ["policy.unconfigured"]} if {
	not configured
} else := {"recheck": "warranted", "reasons": telling} if {
	weight >= data.throughline.watch.warrantedFrom
	spaced
} else := {"recheck": "sampled", "reasons": ["watch.due"]} if {
	input.due == true
	input.hoursSinceRecheck >= data.throughline.watch.hoursBetween.sampled
} else := {"recheck": "none", "reasons": telling}

# A person who has never been asked is asked at the first login that warrants it.
spaced if input.rechecks == 0

spaced if input.hoursSinceRecheck >= data.throughline.watch.hoursBetween.warranted

default valid := false

valid if {
	is_array(input.facts)
	count(input.facts) <= 50
	every fact in input.facts {
		is_string(fact.name)
		is_number(fact.count)
		fact.count >= 1
	}
	is_number(input.rechecks)
	is_number(input.hoursSinceRecheck)
	is_boolean(input.due)
}

default configured := false

configured if {
	is_number(data.throughline.watch.warrantedFrom)
	is_number(data.throughline.watch.unknownWeight)
	is_number(data.throughline.watch.hoursBetween.warranted)
	is_number(data.throughline.watch.hoursBetween.sampled)
	every rule in data.throughline.watch.weights {
		is_number(rule.weight)
		is_number(rule.from)
	}
}

# What a fact weighs; one that no rule knows is not taken to be harmless.
weight_of(fact) := data.throughline.watch.unknownWeight if {
	not data.throughline.watch.weights[fact.name]
} else := data.throughline.watch.weights[fact.name].weight if {
	fact.count >= data.throughline.watch.weights[fact.name].from
} else := 0

# METADATA
# description: Sum of what the facts weigh.
# scope: document
weight := sum([weight_of(fact) | some fact in input.facts])

# METADATA
# description: Names of the facts that weigh anything, the heaviest first.
# scope: document
telling := [entry[1] |
	some entry in sort([[0 - weight_of(fact), fact.name] |
		some fact in input.facts
		weight_of(fact) > 0
	])
]
