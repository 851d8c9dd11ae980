package fr.allset.tacite.testing;

/** A text that counts how often a character of it is looked at: work that does not depend on the machine. */
public final class CountedText implements CharSequence {

    private final String text;
    private final Counter counter;

    /** @param most how many looks there may be before it refuses to be read any further */
    public CountedText(String text, long most) {
        this(text, new Counter(most));
    }

    private CountedText(String text, Counter counter) {
        this.text = text;
        this.counter = counter;
    }

    /** How often so far. */
    public long looks() {
        return counter.looks;
    }

    @Override
    public char charAt(int index) {
        if (++counter.looks > counter.most) {
            throw new TooManyLooks();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.substring(start, end), counter);
    }

    @Override
    public String toString() {
        return text;
    }

    /** It would have gone on and on. */
    public static final class TooManyLooks extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    private static final class Counter {

        private final long most;
        private long looks;

        Counter(long most) {
            this.most = most;
        }
    }
}
