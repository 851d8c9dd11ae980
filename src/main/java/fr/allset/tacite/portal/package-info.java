/** The clients' pages, under {@code /espace}: what leaving costs, what works, what they must do and until when. */
@NullMarked
package fr.allset.tacite.portal;

import org.jspecify.annotations.NullMarked;
