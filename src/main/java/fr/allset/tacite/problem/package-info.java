/**
 * How Tacite says no. A refusal has a code, the field it is about and a sentence in the reader's language. Over HTTP it is an RFC
 * 9457 problem, on a form the text above the fields. A refusal changes nothing.
 */
@NullMarked
package fr.allset.tacite.problem;

import org.jspecify.annotations.NullMarked;
