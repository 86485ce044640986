# METADATA
# title: What the decision log may keep
# description: >
#   A decision's input and outcome live under the subject's key, so that erasing the key erases
#   them. A plain log would outlive that key: it keeps the decision id, the time and the bundle
#   revision, and nothing of the question or its answer.
package system.log

# METADATA
# description: Parts of a logged decision that are removed before it is written.
# scope: document
mask contains "/input"

mask contains "/result"
