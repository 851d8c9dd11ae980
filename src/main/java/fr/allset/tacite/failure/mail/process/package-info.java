/** The mails that a person sorts, in the engine. */
@NullMarked
package fr.allset.tacite.failure.mail.process;

import org.jspecify.annotations.NullMarked;
