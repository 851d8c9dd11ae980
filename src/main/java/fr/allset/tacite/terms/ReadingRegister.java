package fr.allset.tacite.terms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every clause that a contract may have read in one of several ways: the register of {@code reading.md}, article 5 first. */
public final class ReadingRegister {

    private static final List<Entry> ENTRIES = Stream.of(
                    BegunMonth.values(),
                    EffectDay.values(),
                    RenewalFirstDay.values(),
                    ShortRenewal.values(),
                    AbFee.values(),
                    Sources.values(),
                    DownFrom.values(),
                    Attribution.values(),
                    ExcusableOverlap.values(),
                    At98.values(),
                    UsageHistory.values(),
                    new Reading[] {RequestDeadline.NONE},
                    CapBase.values(),
                    CapWindow.values(),
                    CapKey.values(),
                    PartialImpact.values(),
                    SoleRemedy.values(),
                    CreditNature.values(),
                    RestoreHours.values(),
                    RestoreClock.values(),
                    EquipmentTime.values(),
                    EquipmentClock.values(),
                    Holidays.values())
            .map(choices -> new Entry(choices[0].entry(), choices[0].key(), List.of((Reading[]) choices)))
            .toList();

    private ReadingRegister() {}

    /**
     * One clause.
     *
     * @param entry   such as {@code T01}
     * @param key     such as {@code partMonth}
     * @param choices the ways of reading it, the default first; of {@code requestDeadline} any number of days is another one
     */
    public record Entry(String entry, String key, List<Reading> choices) {

        boolean isCalled(String name) {
            return entry.equalsIgnoreCase(name) || key.equalsIgnoreCase(name);
        }

        /** Whether a number of days is a choice, too (D18). */
        public boolean takesDays() {
            return choices.get(0) instanceof RequestDeadline;
        }

        /** The choice of that value; none when it is none. */
        public Optional<Reading> choice(String value) {
            if (takesDays()) {
                try {
                    return Optional.of(RequestDeadline.of(value));
                } catch (IllegalArgumentException neitherDaysNorNone) {
                    return Optional.empty();
                }
            }
            return choices.stream()
                    .filter(choice -> choice.value().equals(value))
                    .findFirst();
        }
    }

    /** All of them, in the order of the articles. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    static List<String> keys() {
        return ENTRIES.stream().map(Entry::key).toList();
    }

    /** The reading of that entry or key and value; none when there is none. */
    static Optional<Reading> find(String name, String value) {
        return ENTRIES.stream()
                .filter(entry -> entry.isCalled(name))
                .findFirst()
                .flatMap(entry -> entry.choice(value));
    }
}
