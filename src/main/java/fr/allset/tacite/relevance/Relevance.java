package fr.allset.tacite.relevance;

/**
 * What the decision table {@code change-relevance} says of a message.
 *
 * @param assess  whether a person assesses it; otherwise it is filed
 * @param because why, in French
 */
public record Relevance(boolean assess, String because) {

    /** Whoever asks the table. */
    @FunctionalInterface
    public interface Table {
        Relevance of(ChangeFacts facts);
    }
}
