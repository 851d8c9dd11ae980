package fr.allset.tacite.terms;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one contract reads otherwise than the version of the terms that it was signed under. Two contracts of one day may differ.
 *
 * @param values key to value, in the order of the register: {@code partMonth}, {@code prorata_days}
 */
public record ChosenReadings(Map<String, String> values) {

    /** Nothing is read otherwise. */
    public static final ChosenReadings NONE = new ChosenReadings(Map.of());

    /** As much as anyone writes: all of the register comes to less. */
    public static final int LONGEST = 1_000;

    private static final Pattern BETWEEN = Pattern.compile("[;,\\r\\n]");
    private static final Pattern CHOICE = Pattern.compile("([A-Za-z0-9]+)[ \u00a0]?[=:][ \u00a0]?([A-Za-z0-9_]+)");

    public ChosenReadings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * What stands in a file or on a form: {@code T01 = prorata_days ; D13 = 10}. A reading goes by its entry of the register or by its
     * key, in any case of letters.
     *
     * @throws UnknownReadings naming each part that is none, or that chooses again what is chosen before
     */
    public static ChosenReadings of(String written) {
        if (written.length() > LONGEST) {
            throw new UnknownReadings(List.of(written.substring(0, 40) + "…"));
        }
        var chosen = new LinkedHashMap<String, String>();
        var unknown = new ArrayList<String>();
        for (var part : BETWEEN.split(written.strip())) {
            if (!part.isBlank()) {
                choice(part.strip())
                        .filter(reading -> chosen.putIfAbsent(reading.key(), reading.value()) == null)
                        .ifPresentOrElse(reading -> {}, () -> unknown.add(part.strip()));
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnknownReadings(unknown);
        }
        var ordered = new LinkedHashMap<String, String>();
        ReadingRegister.keys().stream()
                .filter(chosen::containsKey)
                .forEach(key -> ordered.put(key, chosen.getOrDefault(key, "")));
        return new ChosenReadings(ordered);
    }

    private static Optional<Reading> choice(String part) {
        var matcher = CHOICE.matcher(part);
        return matcher.matches()
                ? ReadingRegister.find(matcher.group(1), matcher.group(2).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** As it is kept: {@code partMonth=prorata_days;at98=10}; empty when nothing is read otherwise. */
    public String stored() {
        return values.entrySet().stream()
                .map(choice -> choice.getKey() + "=" + choice.getValue())
                .collect(joining(";"));
    }

    /** The readings, each with its entry and its sentence. */
    public List<Reading> all() {
        return values.entrySet().stream()
                .map(choice ->
                        ReadingRegister.find(choice.getKey(), choice.getValue()).orElseThrow())
                .toList();
    }

    Readings over(Readings ofVersion) {
        var readings = ofVersion;
        for (var key : ofVersion.asMap().keySet()) {
            var value = values.get(key);
            readings = value == null ? readings : readings.with(key, value);
        }
        return readings;
    }

    QualityReadings over(QualityReadings ofVersion) {
        var readings = new LinkedHashMap<>(ofVersion.asMap());
        readings.replaceAll(values::getOrDefault);
        return QualityReadings.of(readings);
    }

    /** Something is written that the register does not have. */
    public static final class UnknownReadings extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final List<String> parts;

        UnknownReadings(List<String> parts) {
            super("Unknown readings: " + parts);
            this.parts = List.copyOf(parts);
        }

        /** What is unknown, as it was written. */
        public List<String> parts() {
            return parts;
        }
    }
}
