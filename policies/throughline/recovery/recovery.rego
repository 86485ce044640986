# METADATA
# title: Decisions of an account recovery
package throughline.recovery

# METADATA
# title: Decision on one interaction of an account recovery
# description: The rules of every interaction, by the tables of `settings/recovery`; undefined where they say nothing.
# scope: document
# entrypoint: true
decision := data.throughline.interaction.decision
