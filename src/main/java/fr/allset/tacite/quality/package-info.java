/** The report on the quality of service (art. 3): deadlines of restoration, availability and credits, month by month. Only reads. */
@NullMarked
package fr.allset.tacite.quality;

import org.jspecify.annotations.NullMarked;
