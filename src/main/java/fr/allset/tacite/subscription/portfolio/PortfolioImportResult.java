package fr.allset.tacite.subscription.portfolio;

import java.util.List;
import java.util.Map;
import org.springframework.modulith.NamedInterface;

/** What became of an import: all of it was taken over, or nothing. */
@NamedInterface("portfolio")
public sealed interface PortfolioImportResult {

    /** @param counts for each file that was handed in */
    @NamedInterface("portfolio")
    record Accepted(long importId, Map<PortfolioFile, Counts> counts) implements PortfolioImportResult {

        public Accepted {
            counts = Map.copyOf(counts);
        }
    }

    /**
     * @param badCells in the order of the files, at most a thousand
     * @param total    how many were found; reading goes no further than the files can be understood
     */
    @NamedInterface("portfolio")
    record Rejected(List<BadCell> badCells, long total) implements PortfolioImportResult {

        public Rejected {
            badCells = List.copyOf(badCells);
        }
    }

    /**
     * Rows of one file.
     *
     * @param added     not there before
     * @param updated   there before, with another contact, another name or address of the customer or of the site
     * @param unchanged there before, all the same
     */
    @NamedInterface("portfolio")
    record Counts(int added, int updated, int unchanged) {}
}
