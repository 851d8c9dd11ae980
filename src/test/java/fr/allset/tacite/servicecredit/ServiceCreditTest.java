package fr.allset.tacite.servicecredit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.Outage;
import fr.allset.tacite.availability.ServiceTime;
import fr.allset.tacite.failure.NotificationChannel.Source;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.servicecredit.CreditChange.Part;
import fr.allset.tacite.servicecredit.ServiceCredit.Reason;
import fr.allset.tacite.terms.QualityReadings;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The avoir as article 3 reads it: 100.00 € of Frais Fixes, 30.00 € of usage in each month, so 130.00 € and a limit of 26.00 €. */
@DisplayName("A credit")
class ServiceCreditTest {

    private static final ServiceQuality QUALITY =
            TermsCatalogue.load().byVersion("CP-O365-1").serviceQuality();
    private static final YearMonth APRIL = YearMonth.of(2027, 4);
    private static final LocalDate ISSUED = LocalDate.of(2027, 5, 10);

    @ParameterizedTest(name = "{0}: {1} s down is {2} %, {3} €")
    @CsvSource({
        // April has 2,592,000 s
        "2027-04,     0,  0,  0.00",
        "2027-04, 25920,  0,  0.00", // exactly 99 %: « au moins 99% »
        "2027-04, 25921,  5,  6.50",
        "2027-04, 51840,  5,  6.50", // exactly 98 %: « De 98 à 99% » (D13)
        "2027-04, 51841, 10, 13.00",
        "2027-04, 77760, 10, 13.00", // exactly 97 %: « Moins de 97% » is less
        "2027-04, 77761, 20, 26.00",
        "2027-04, 2592000, 20, 26.00",
        // March has 743 h, October 745 h, in the time that has passed (D03)
        "2027-03, 26748,  0,  0.00",
        "2027-03, 26749,  5,  6.50",
        "2027-10, 26820,  0,  0.00",
        "2027-10, 26821,  5,  6.50",
        "2028-02, 25056,  0,  0.00", // 29 days
        "2028-02, 25057,  5,  6.50",
        "2027-02, 24193,  5,  6.50"
    })
    void isThePercentageOfTheTableOnWhatIsPayable(YearMonth month, long seconds, int percent, String euros) {
        var credit = credit(down(month, seconds, QUALITY), month);

        assertThat(credit.tierPercent()).isEqualTo(percent);
        assertThat(credit.credit()).isEqualTo(Euros.of(euros));
        assertThat(credit.reason()).isEqualTo(percent == 0 ? Reason.OBJECTIVE_MET : Reason.DUE);
    }

    @Test
    void isTenPercentAtExactly98WhereTheContractReadsItSo() {
        var lower = QUALITY.with(QualityReadings.of(Map.of("at98", "10")));

        assertThat(credit(down(APRIL, 51_840, lower), APRIL).credit()).isEqualTo(Euros.of("13.00"));
    }

    //  01/04                    26.00         30/04
    //  |———————— 30 days ————————————————————————|———
    @ParameterizedTest(name = "{1} € issued on {0}: {2} € now, {3} € lost")
    @CsvSource({
        "2027-04-10, 26.00, 26.00,  0.00", // 31 days before
        "2027-04-11, 26.00,  0.00, 26.00", // the first of the 30 days
        "2027-05-10, 26.00,  0.00, 26.00", // the same day
        "2027-05-01, 20.00,  6.00, 20.00",
        "2027-05-01, 40.00,  0.00, 26.00"
    })
    void isLimitedByWhatThirtyDaysHaveSeenAndTheRestIsLost(
            LocalDate earlier, String issued, String credit, String lost) {
        var capped = ServiceCredit.of(
                down(APRIL, 100_000, QUALITY),
                fees(APRIL),
                ISSUED,
                ISSUED,
                List.of(new IssuedCredit(earlier, Euros.of(issued))));

        assertThat(capped.credit()).isEqualTo(Euros.of(credit));
        assertThat(capped.residualLost()).isEqualTo(Euros.of(lost));
        assertThat(capped.reason()).isEqualTo(lost.equals("0.00") ? Reason.DUE : Reason.CAPPED);
    }

    @Test
    void explainsItselfStepByStep() {
        var window = List.of(new CountedCredit("AV-2027-000001", LocalDate.of(2027, 5, 1), Euros.of("20.00")));
        var credit = ServiceCredit.of(
                down(APRIL, 100_000, QUALITY),
                fees(APRIL),
                ISSUED,
                ISSUED,
                List.of(new IssuedCredit(LocalDate.of(2027, 5, 1), Euros.of("20.00"))));

        assertThat(CreditWording.of(new CreditCalculation(fees(APRIL), credit, ISSUED, window)).stream()
                        .map(ServiceCreditTest::plain))
                .containsExactly(
                        "Temps de Service en avril 2027 : 720 h ; indisponibilité qui compte : 27 h 46 min 40 s ;"
                                + " disponibilité : (720 h − 27 h 46 min 40 s)"
                                + " / 720 h = 96,141975 %, en dessous de l'objectif de 99 % (art. 3).",
                        "Tableau de l'article 3 : « Moins de 97 % » : 20 %.",
                        "a) Frais Fixes payables au titre d'avril 2027 : 100,00 €.",
                        "b) Moyenne des Frais d'Utilisation des 3 mois précédents (janvier 2027 30,00 € ;"
                                + " février 2027 30,00 € ; mars 2027 30,00 €) : 90,00 € / 3 = 30,00 €.",
                        "Avoir avant plafond : 20 % × 130,00 € = 26,00 €, arrondi une fois, au centime.",
                        "Plafond (limite a) : 20 % des Frais Fixes (100,00 €) et des Frais d'Utilisation (30,00 €)"
                                + " d'avril 2027 = 26,00 €, pour tous les avoirs émis"
                                + " sur 30 jours consécutifs. Du 11/04/2027 au 10/05/2027, déjà émis : 20,00 € ; reste 6,00 €.",
                        "Le plafond ramène l'avoir à 6,00 €. 20,00 € sont perdus :"
                                + " les avoirs résiduels ne sont pas reportés à des périodes ultérieures (limite b).");
    }

    @Test
    void showsAnAverageThatDoesNotComeOutEven() {
        var fees = new MonthlyFees(
                Map.of(APRIL, Euros.of("100.00")),
                Map.of(
                        APRIL.minusMonths(1),
                        Euros.of("10.00"),
                        APRIL.minusMonths(2),
                        Euros.of("10.00"),
                        APRIL.minusMonths(3),
                        Euros.of("5.00")));
        var credit = ServiceCredit.of(down(APRIL, 100_000, QUALITY), fees, ISSUED, ISSUED, List.of());

        assertThat(plain(CreditWording.of(new CreditCalculation(fees, credit, ISSUED, List.of()))
                        .get(3)))
                .endsWith("25,00 € / 3 = 8,333333 €.");
    }

    // ---- what is issued or taken back later

    @ParameterizedTest(name = "gross {0}, room {1}, granted {2}, lost {3}: {4} and {5} lost")
    @CsvSource({
        "26.00, 26.00,  0.00,  0.00,  26.00,   0.00", // the first time it is the credit itself
        "26.00,  6.00,  0.00,  0.00,   6.00,  20.00",
        "26.00,  0.00,  0.00,  0.00,   0.00,  26.00",
        "26.00, 26.00, 26.00,  0.00,   0.00,   0.00", // nothing has changed
        "26.00, 26.00,  6.00, 20.00,   0.00,   0.00", // what was lost stays lost, however much room there is now
        // (limite b)
        "26.00, 26.00,  6.50,  0.00,  19.50,   0.00",
        "26.00, 10.00,  6.50,  0.00,  10.00,   9.50",
        "26.00, 26.00,  6.00,  7.00,  13.00,   0.00",
        " 6.50,  0.00, 26.00,  0.00, -19.50,   0.00",
        " 0.00,  0.00, 26.00,  0.00, -26.00,   0.00",
        "13.00,  0.00,  6.00, 20.00,   0.00, -13.00", // less had to be cut off, and nothing was issued of that
        " 5.00,  0.00,  6.00, 20.00,  -1.00, -20.00"
    })
    void changesByTheDifference(
            String gross, String room, String granted, String lost, String amount, String residual) {
        var change = CreditChange.of(Euros.of(gross.strip()), Euros.of(room), Euros.of(granted), Euros.of(lost));

        assertThat(change).isEqualTo(new CreditChange(Euros.of(amount), Euros.of(residual)));
        assertThat(change.isNeeded())
                .isEqualTo(!amount.equals("0.00") || !residual.startsWith("-") && !residual.equals("0.00"));
    }

    @Test
    void isTakenBackFromTheLatestNoteFirst() {
        var first = note("AV-2027-000001", "13.00");
        var second = note("AV-2027-000002", "13.00");
        var left = List.of(new Part(first, Euros.of("13.00")), new Part(second, Euros.of("10.00")));

        assertThat(CreditChange.takenFrom(left, Euros.of("4.00"))).containsExactly(new Part(second, Euros.of("4.00")));
        assertThat(CreditChange.takenFrom(left, Euros.of("15.00")))
                .containsExactly(new Part(second, Euros.of("10.00")), new Part(first, Euros.of("5.00")));
        assertThatIllegalArgumentException().isThrownBy(() -> CreditChange.takenFrom(left, Euros.of("23.01")));
    }

    private static CreditNote note(String number, String amount) {
        return new CreditNote(
                number,
                "DA-2027-000001",
                null,
                "ABO-1",
                "CLI-1",
                APRIL,
                ISSUED,
                ISSUED,
                Euros.of(amount),
                Euros.ZERO,
                VatRate.of("20"),
                Euros.ZERO,
                Euros.of(amount),
                "{}",
                "gestionnaire",
                Instant.EPOCH);
    }

    private static ServiceCredit credit(Availability availability, YearMonth month) {
        var day = month.plusMonths(1).atDay(10);
        return ServiceCredit.of(availability, fees(month), day, day, List.of());
    }

    private static Availability down(YearMonth month, long seconds, ServiceQuality quality) {
        var begin = ContractTime.startOf(month.atDay(1));
        var outages = seconds == 0
                ? List.<Outage>of()
                : List.of(new Outage(
                        "ND-2027-000001", begin, null, begin.plus(Duration.ofSeconds(seconds)), Source.CLIENT, null));
        return Availability.of(new ServiceTime(LocalDate.of(2025, 3, 1), null), month, outages, quality);
    }

    private static MonthlyFees fees(YearMonth month) {
        var thirty = Euros.of("30.00");
        return new MonthlyFees(
                Map.of(month, Euros.of("100.00")),
                Map.of(
                        month,
                        thirty,
                        month.minusMonths(1),
                        thirty,
                        month.minusMonths(2),
                        thirty,
                        month.minusMonths(3),
                        thirty));
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
