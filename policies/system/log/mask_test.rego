package system.log_test

import data.system.log

test_the_log_keeps_neither_question_nor_answer if {
	log.mask == {"/input", "/result"}
}
