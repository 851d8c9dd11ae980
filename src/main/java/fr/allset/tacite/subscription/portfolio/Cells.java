package fr.allset.tacite.subscription.portfolio;

import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.ContactAddress;
import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.subscription.Siren;
import fr.allset.tacite.terms.ChosenReadings;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row, read as what they should be. What cannot be read is recorded as a bad cell and returned as null. So the rest of the
 * row is still looked at.
 *
 */
final class Cells {

    /** The service did not exist before. */
    static final LocalDate EARLIEST_DAY = LocalDate.of(2010, 1, 1);

    private static final Pattern SUBSCRIPTION_NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern FRENCH_DAY = Pattern.compile("(\\d{2})/(\\d{2})/(\\d{4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(?:[.,]\\d{1,18})?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private final PortfolioFile file;
    private final int row;
    private final CSVRecord record;
    private final Map<String, Integer> positions;
    private final BadCells badCells;

    Cells(PortfolioFile file, int row, CSVRecord record, Map<String, Integer> positions, BadCells badCells) {
        this.file = file;
        this.row = row;
        this.record = record;
        this.positions = positions;
        this.badCells = badCells;
    }

    /** Counted as a spreadsheet does: 1 is the header. */
    int row() {
        return row;
    }

    /** The number of a customer or the code of a site. */
    @Nullable
    String number(String column) {
        var value = required(column);
        return value == null || CustomerSite.isCode(value) ? value : bad(column, "not-a-number-of-ours");
    }

    /** As the others, without what an address on the web could not carry. */
    @Nullable
    String subscriptionNumber() {
        var value = required(Column.SUBSCRIPTION_NUMBER);
        return value == null || SUBSCRIPTION_NUMBER.matcher(value).matches()
                ? value
                : bad(Column.SUBSCRIPTION_NUMBER, "not-a-subscription-number");
    }

    @Nullable
    String text(String column, int longest) {
        var value = required(column);
        if (value == null) {
            return null;
        }
        if (value.codePoints().anyMatch(Cells::breaksTheLine)) {
            return bad(column, "line-break");
        }
        return value.length() <= longest ? value : bad(column, "too-long", String.valueOf(longest));
    }

    /** Nine digits, with or without blanks between them; {@code ""} when empty, which only non-professionals may leave it. */
    @Nullable
    String siren(@Nullable CustomerKind kind) {
        var value = Siren.digits(value(Column.SIREN));
        if (value.isEmpty()) {
            return kind == CustomerKind.PROFESSIONAL ? bad(Column.SIREN, "siren-missing") : "";
        }
        if (!Siren.hasNineDigits(value)) {
            return bad(Column.SIREN, "not-a-siren");
        }
        return Siren.exists(value) ? value : bad(Column.SIREN, "siren-check-digit");
    }

    @Nullable
    CustomerKind customerKind() {
        var value = required(Column.CLIENT_KIND);
        if (value == null) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "professional" -> CustomerKind.PROFESSIONAL;
            case "non_professional" -> CustomerKind.NON_PROFESSIONAL;
            default -> bad(Column.CLIENT_KIND, "not-a-client-kind");
        };
    }

    @Nullable
    String email() {
        var value = required(Column.CONTACT_EMAIL);
        if (value == null) {
            return null;
        }
        return ContactAddress.isOne(value) ? value : bad(Column.CONTACT_EMAIL, "not-an-email");
    }

    /** The components as they are stored: their codes, in the contract's order, joined by {@code |}. */
    @Nullable
    String components() {
        var value = required(Column.COMPONENTS);
        if (value == null) {
            return null;
        }
        var components = EnumSet.noneOf(Component.class);
        for (var name : value.split("\\|", -1)) {
            var component = Component.named(trimmed(name));
            if (component.isEmpty()) {
                badCells.add(
                        file,
                        row,
                        Column.COMPONENTS,
                        value,
                        "unknown-component",
                        trimmed(name).isEmpty() ? " " : trimmed(name),
                        Arrays.stream(Component.values())
                                .map(Component::contractName)
                                .collect(Collectors.joining(", ")));
                return null;
            }
            components.add(component.get());
        }
        return Component.codes(components);
    }

    /** From the beginning of the service to {@code latest}; {@code 2026-03-31} or {@code 31/03/2026}. */
    @Nullable
    LocalDate day(String column, LocalDate latest) {
        var value = required(column);
        if (value == null) {
            return null;
        }
        var iso = ISO_DAY.matcher(value);
        var french = FRENCH_DAY.matcher(value);
        LocalDate day;
        try {
            if (iso.matches()) {
                day = LocalDate.of(whole(iso.group(1)), whole(iso.group(2)), whole(iso.group(3)));
            } else if (french.matches()) {
                day = LocalDate.of(whole(french.group(3)), whole(french.group(2)), whole(french.group(1)));
            } else {
                return bad(column, "not-a-date");
            }
        } catch (DateTimeException unknownDay) {
            return bad(column, "no-such-day");
        }
        if (day.isBefore(EARLIEST_DAY)) {
            return bad(column, "too-early", EARLIEST_DAY);
        }
        return day.isAfter(latest) ? bad(column, "too-late", latest) : day;
    }

    /** {@code 2026-03}, from the beginning of the service to that of {@code latest}. */
    @Nullable
    YearMonth month(LocalDate latest) {
        var value = required(Column.MONTH);
        if (value == null) {
            return null;
        }
        var matcher = MONTH.matcher(value);
        if (!matcher.matches()) {
            return bad(Column.MONTH, "not-a-month");
        }
        int monthOfYear = whole(matcher.group(2));
        if (monthOfYear < 1 || monthOfYear > 12) {
            return bad(Column.MONTH, "no-such-month");
        }
        var month = YearMonth.of(whole(matcher.group(1)), monthOfYear);
        if (month.atEndOfMonth().isBefore(EARLIEST_DAY)) {
            return bad(Column.MONTH, "too-early", EARLIEST_DAY);
        }
        return month.atDay(1).isAfter(latest) ? bad(Column.MONTH, "too-late", latest) : month;
    }

    /** Months of an initial period. */
    @Nullable
    Integer initialMonths() {
        var value = required(Column.INITIAL_PERIOD_MONTHS);
        if (value == null) {
            return null;
        }
        int months = WHOLE.matcher(value).matches() ? Integer.parseInt(value) : 0;
        return months >= 1 && months <= ContractCalendar.MAX_INITIAL_MONTHS
                ? (Integer) months
                : bad(
                        Column.INITIAL_PERIOD_MONTHS,
                        "not-a-period",
                        String.valueOf(ContractCalendar.MAX_INITIAL_MONTHS));
    }

    /** What a document of the contract says of the notice of non-renewal; null when the cells are empty, or bad. */
    @Nullable
    NoticePeriod noticePeriod() {
        var number = value(Column.NOTICE_PERIOD);
        var named = value(Column.NOTICE_UNIT);
        var source = value(Column.NOTICE_SOURCE);
        if (number.isEmpty() && named.isEmpty() && source.isEmpty()) {
            return null;
        }
        var missing = number.isEmpty()
                ? Column.NOTICE_PERIOD
                : named.isEmpty() ? Column.NOTICE_UNIT : source.isEmpty() ? Column.NOTICE_SOURCE : null;
        if (missing != null) {
            return bad(missing, "notice-incomplete");
        }
        var unit = NoticePeriod.Unit.named(named).orElse(null);
        if (unit == null) {
            bad(Column.NOTICE_UNIT, "not-a-notice-unit");
        }
        int counted = WHOLE.matcher(number).matches() ? Integer.parseInt(number) : 0;
        int most = (unit == null ? NoticePeriod.Unit.DAYS : unit).most();
        boolean possible = counted >= 1 && counted <= most;
        if (!possible) {
            bad(Column.NOTICE_PERIOD, "not-a-notice-period");
        }
        var text = text(Column.NOTICE_SOURCE, NoticePeriod.LONGEST_SOURCE);
        return unit == null || text == null || !possible ? null : new NoticePeriod(counted, unit, text);
    }

    /** Euro cents, excluding tax. */
    @Nullable
    Long cents(String column) {
        var value = required(column);
        if (value == null) {
            return null;
        }
        if (!DECIMAL.matcher(value).matches()) {
            return bad(column, "not-an-amount");
        }
        var euros = new BigDecimal(value.replace(',', '.'));
        if (euros.signum() < 0) {
            return bad(column, "negative");
        }
        if (euros.compareTo(FixedFeeSchedule.HIGHEST_FEE) > 0) {
            return bad(column, "too-high", FixedFeeSchedule.HIGHEST_FEE.toPlainString());
        }
        return euros.stripTrailingZeros().scale() > 2
                ? bad(column, "fraction-of-a-cent")
                : (Long) euros.movePointRight(2).longValueExact();
    }

    /** Whether the contract has Frais d'Utilisation; null when the file does not say so. */
    @Nullable
    Boolean usageAgreed() {
        return switch (value(Column.USAGE_FEES).toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "yes", "oui" -> Boolean.TRUE;
            case "no", "non" -> Boolean.FALSE;
            default -> bad(Column.USAGE_FEES, "not-yes-or-no");
        };
    }

    private @Nullable String required(String column) {
        var value = value(column);
        return value.isEmpty() ? bad(column, "empty") : value;
    }

    /** What the contract reads otherwise than its terms, as it is kept; null when the file does not have the column. */
    @Nullable
    String readings() {
        if (!positions.containsKey(Column.READINGS)) {
            return null;
        }
        try {
            return ChosenReadings.of(value(Column.READINGS)).stored();
        } catch (ChosenReadings.UnknownReadings unknown) {
            return bad(Column.READINGS, "unknown-readings", String.join(" ; ", unknown.parts()));
        }
    }

    private String value(String column) {
        var position = positions.get(column);
        return position == null ? "" : trimmed(record.get(position));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
    private <T> @Nullable T bad(String column, String reason, Object... arguments) {
        badCells.add(file, row, column, value(column), reason, arguments);
        return null;
    }

    private static int whole(String digits) {
        return Integer.parseInt(digits);
    }

    /** Without what is blank around it, the no-break spaces of spreadsheets included. */
    static String trimmed(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isBlank(cell.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean breaksTheLine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
