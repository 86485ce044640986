# METADATA
# title: Decisions of a cohort's members
package throughline.onboarding

# METADATA
# title: Decision on one interaction of a member's journey
# description: The rules of every interaction, by the tables of `settings/onboarding`; undefined where they say nothing.
# scope: document
# entrypoint: true
decision := data.throughline.interaction.decision
