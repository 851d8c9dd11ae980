package fr.allset.tacite.microsoftfeed.graph;

import fr.allset.tacite.microsoftfeed.FeedAnswer.Page;

/** Pages of Graph without Graph. */
public final class PageParser {

    private PageParser() {}

    public static Page read(byte[] page) {
        return PageReading.of(page, null).page(null);
    }
}
