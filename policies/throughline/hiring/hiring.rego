# METADATA
# title: Decisions of a hiring journey
package throughline.hiring

# METADATA
# title: Decision on one interaction of a hiring journey
# description: The rules of every interaction, by the tables of `settings/hiring`; undefined where they say nothing.
# scope: document
# entrypoint: true
decision := data.throughline.interaction.decision
