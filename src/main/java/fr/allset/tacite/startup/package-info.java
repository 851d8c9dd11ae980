/** What is made ready before the port opens, and in which order: nobody may meet Tacite half set up. */
@NullMarked
package fr.allset.tacite.startup;

import org.jspecify.annotations.NullMarked;
