package fr.allset.tacite.setup;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.ContactAddress;
import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.subscription.ReadingChoices;
import fr.allset.tacite.subscription.Siren;
import fr.allset.tacite.terms.ChosenReadings;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a {@link SetupRequest} says beside who the customer is, read and found possible. */
record ServiceOrder(
        Set<Component> components,
        Euros monthlyFixedFee,
        Euros initialFee,
        int initialPeriodMonths,
        LocalDate signedOn,
        LocalDate wishedStart,
        ChosenReadings readings,
        Set<AdditionalWork> works,
        Optional<NoticePeriod> notice) {

    /** The service did not exist before. */
    static final LocalDate EARLIEST_DAY = LocalDate.of(2010, 1, 1);
    /** How far ahead a service may start, in years. */
    static final int YEARS_AHEAD = 2;

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(?:[.,]\\d{1,18})?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    /** @throws Refusal naming the first field that is missing or cannot be */
    static ServiceOrder read(SetupRequest request, LocalDate today) {
        var components = components(request.components());
        var fixedFee = euros("monthlyFixedFee", "Frais Fixes mensuels", request.monthlyFixedFee());
        var initialFee = euros("initialFee", "Frais Initiaux", request.initialFee());
        int months = months(request.initialPeriodMonths());
        var signedOn = day("signedOn", "date de signature", request.signedOn());
        if (signedOn.isAfter(today)) {
            throw Refusal.unprocessable("setup-signed-in-future", "signedOn", signedOn);
        }
        if (signedOn.isBefore(EARLIEST_DAY)) {
            throw Refusal.unprocessable("setup-signed-too-early", "signedOn", signedOn, EARLIEST_DAY);
        }
        var wishedStart = day("wishedStart", "date de mise en service souhaitée", request.wishedStart());
        if (wishedStart.isBefore(signedOn)) {
            throw Refusal.unprocessable("setup-start-before-signature", "wishedStart", wishedStart, signedOn);
        }
        if (wishedStart.isAfter(today.plusYears(YEARS_AHEAD))) {
            throw Refusal.unprocessable("setup-start-too-far", "wishedStart", wishedStart, YEARS_AHEAD);
        }
        return new ServiceOrder(
                components,
                fixedFee,
                initialFee,
                months,
                signedOn,
                wishedStart,
                ReadingChoices.read(request.readings()),
                works(request.works()),
                NoticePeriod.read(request.noticeNumber(), request.noticeUnit(), request.noticeSource()));
    }

    private static Set<Component> components(List<String> names) {
        var components = EnumSet.noneOf(Component.class);
        for (var name : names) {
            components.add(Component.named(name.strip())
                    .orElseThrow(() -> Refusal.unprocessable(
                            "unknown-component",
                            "components",
                            name,
                            Arrays.stream(Component.values())
                                    .map(Component::contractName)
                                    .collect(Collectors.joining(", ")))));
        }
        if (components.isEmpty()) {
            throw Refusal.unprocessable("setup-components-missing", "components");
        }
        return components;
    }

    private static Set<AdditionalWork> works(List<String> names) {
        var works = EnumSet.noneOf(AdditionalWork.class);
        for (var name : names) {
            works.add(Arrays.stream(AdditionalWork.values())
                    .filter(work -> work.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> Refusal.unreadable("setup-work-unknown", "works", name)));
        }
        return works;
    }

    private static Euros euros(String field, String label, @Nullable String text) {
        var given = required(field, label, text);
        var written = given.replaceAll("[ \\u00A0\\u202F]", "");
        if (!DECIMAL.matcher(written).matches()) {
            throw Refusal.unprocessable("setup-fee-not-a-number", field, label, given);
        }
        var euros = new BigDecimal(written.replace(',', '.'));
        if (euros.signum() < 0) {
            throw Refusal.unprocessable("setup-fee-negative", field, label, given);
        }
        if (euros.compareTo(FixedFeeSchedule.HIGHEST_FEE) > 0) {
            throw Refusal.unprocessable(
                    "setup-fee-too-high", field, label, FixedFeeSchedule.HIGHEST_FEE.toPlainString());
        }
        if (euros.stripTrailingZeros().scale() > 2) {
            throw Refusal.unprocessable("setup-fee-fraction-of-a-cent", field, label, given);
        }
        return Euros.of(euros);
    }

    private static int months(@Nullable String text) {
        var written = required("initialPeriodMonths", "durée de la Période Initiale", text);
        int months = WHOLE.matcher(written).matches() ? Integer.parseInt(written) : 0;
        if (months < 1 || months > ContractCalendar.MAX_INITIAL_MONTHS) {
            throw Refusal.unprocessable(
                    "setup-months", "initialPeriodMonths", written, ContractCalendar.MAX_INITIAL_MONTHS);
        }
        return months;
    }

    /** A day as forms and programs write it, {@code 2026-11-23}. */
    static LocalDate day(String field, String label, @Nullable String text) {
        var written = required(field, label, text);
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException unreadable) {
            throw Refusal.unreadable("setup-date-unreadable", field, label, written);
        }
    }

    // ---- who the customer is

    static String text(String field, String label, @Nullable String text, int longest) {
        var written = required(field, label, text);
        if (written.length() > longest || written.codePoints().anyMatch(ServiceOrder::breaksTheLine)) {
            throw Refusal.unprocessable("setup-text", field, label, longest);
        }
        return written;
    }

    static String siteCode(@Nullable String text) {
        var code = required("siteCode", "code du Site Client", text);
        if (!CustomerSite.isCode(code)) {
            throw Refusal.unprocessable("setup-site-code", "siteCode", code);
        }
        return code;
    }

    static CustomerKind kind(@Nullable String text) {
        var given = required("customerKind", "qualité du Client", text);
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "professional" -> CustomerKind.PROFESSIONAL;
            case "non_professional" -> CustomerKind.NON_PROFESSIONAL;
            default -> throw Refusal.unprocessable("setup-kind", "customerKind", given);
        };
    }

    /** Nine digits; only a non-professional may have none. */
    static @Nullable String siren(@Nullable String text, CustomerKind kind) {
        var given = text == null ? "" : text;
        var siren = Siren.digits(given);
        if (siren.isEmpty()) {
            if (kind == CustomerKind.PROFESSIONAL) {
                throw Refusal.unprocessable("setup-siren-missing", "siren");
            }
            return null;
        }
        if (!Siren.exists(siren)) {
            throw Refusal.unprocessable("setup-siren", "siren", given);
        }
        return siren;
    }

    static String email(@Nullable String text) {
        var address = required("contactEmail", "adresse électronique du contact", text);
        if (!ContactAddress.isOne(address)) {
            throw Refusal.unprocessable("setup-email", "contactEmail", address);
        }
        return address;
    }

    private static String required(String field, String label, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.unprocessable("setup-field-missing", field, label);
        }
        return text.strip();
    }

    private static boolean breaksTheLine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
