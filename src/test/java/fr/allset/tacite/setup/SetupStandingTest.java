package fr.allset.tacite.setup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.setup.AcceptanceRequest.Closing;
import fr.allset.tacite.setup.RequestedDocument.Answer;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where a set-up stands")
class SetupStandingTest {

    private static final Instant OPENED = at(23, 23, 50);

    @Test
    void isCountedInDaysOfParis() {
        var setup = setup(
                AcceptanceStatus.OPEN,
                null,
                OPENED,
                document(RequestStatus.REQUESTED),
                document(RequestStatus.ACCEPTED));

        assertThat(SetupStanding.inWords(setup, OPENED))
                .isEqualTo("attend l'acceptation de 1\u00a0document depuis aujourd'hui");
        assertThat(SetupStanding.inWords(setup, at(24, 0, 10)))
                .isEqualTo("attend l'acceptation de 1\u00a0document depuis 1\u00a0jour");
        assertThat(SetupStanding.inWords(setup, at(29, 8, 0)))
                .isEqualTo("attend l'acceptation de 1\u00a0document depuis 6\u00a0jours");
    }

    @Test
    void namesAllThatIsAwaited() {
        var setup = setup(
                AcceptanceStatus.OPEN,
                null,
                null,
                document(RequestStatus.REQUESTED),
                document(RequestStatus.REFUSED),
                document(RequestStatus.SUPERSEDED));

        assertThat(SetupStanding.inWords(setup, at(29, 8, 0)))
                .isEqualTo("attend l'acceptation de 2\u00a0documents (dont 1\u00a0refusé) "
                        + "depuis 6\u00a0jours et la liste des prérequis depuis 6\u00a0jours");
    }

    @Test
    void mayBeThePrerequisitesAlone() {
        assertThat(SetupStanding.inWords(
                        setup(AcceptanceStatus.OPEN, null, null, document(RequestStatus.ACCEPTED)), at(24, 8, 0)))
                .isEqualTo("attend la liste des prérequis depuis 1\u00a0jour");
    }

    @Test
    void isReadySinceTheLastThingCame() {
        assertThat(SetupStanding.inWords(
                        setup(AcceptanceStatus.OPEN, null, at(25, 9, 0), document(RequestStatus.ACCEPTED)),
                        at(28, 8, 0)))
                .isEqualTo("prêt à être mis en service depuis 3\u00a0jours");
    }

    @Test
    void isInService() {
        var started = new Setup.Started("ABO-2027-000001", LocalDate.of(2027, 1, 31));

        assertThat(SetupStanding.inWords(setup(AcceptanceStatus.COMPLETED, started, at(25, 9, 0)), at(28, 8, 0)))
                .isEqualTo("mis en service le 31/01/2027 (ABO-2027-000001)");
    }

    @Test
    void isAbandoned() {
        assertThat(SetupStanding.inWords(setup(AcceptanceStatus.ABANDONED, null, null), at(28, 8, 0)))
                .isEqualTo("abandonné le 27/11/2026");
    }

    private static Setup setup(
            AcceptanceStatus status,
            Setup.@Nullable Started started,
            @Nullable Instant prerequisites,
            RequestedDocument... documents) {
        var file = new AcceptanceRequest(
                "MS-2026-000001",
                AcceptanceRequest.Kind.SETUP,
                new Customer("CLI-1", "Fromagerie", null, CustomerKind.NON_PROFESSIONAL, "Inès", "ines@f.example"),
                "CP-O365-1",
                status,
                OPENED,
                "gestionnaire",
                Optional.of(OPENED),
                1,
                status == AcceptanceStatus.OPEN
                        ? Optional.empty()
                        : Optional.of(new Closing(at(27, 0, 30), "gestionnaire", Optional.of("x"))),
                Arrays.asList(documents));
        return new Setup(
                "MS-2026-000001",
                file,
                false,
                new CustomerSite("CLI-1", "S", "Site", "1 rue"),
                Set.of(Component.ONEDRIVE),
                Euros.ZERO,
                Euros.ZERO,
                12,
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 1),
                "",
                Optional.ofNullable(prerequisites),
                List.of(),
                Set.of(),
                Optional.ofNullable(started),
                Optional.empty());
    }

    private static RequestedDocument document(RequestStatus status) {
        Optional<Answer> answer = status == RequestStatus.REQUESTED
                ? Optional.empty()
                : Optional.of(new Answer(
                        status == RequestStatus.ACCEPTED,
                        LocalDate.of(2026, 11, 24),
                        "Inès",
                        AcceptanceMeans.PORTAL,
                        Optional.empty(),
                        Optional.empty(),
                        at(24, 9, 0),
                        "ines"));
        return new RequestedDocument(
                "d",
                "1",
                "D",
                Optional.of("https://example.org"),
                Optional.empty(),
                status,
                OPENED,
                Optional.of(OPENED),
                answer);
    }

    private static Instant at(int day, int hour, int minute) {
        return LocalDateTime.of(2026, 11, day, hour, minute)
                .atZone(ContractTime.ZONE)
                .toInstant();
    }
}
