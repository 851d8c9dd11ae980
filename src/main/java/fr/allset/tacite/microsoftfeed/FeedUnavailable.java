package fr.allset.tacite.microsoftfeed;

import org.jspecify.annotations.Nullable;

/** Microsoft does not answer at this moment, or not as agreed. */
public class FeedUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public FeedUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
