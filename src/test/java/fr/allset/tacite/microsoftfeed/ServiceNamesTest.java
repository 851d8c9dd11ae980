package fr.allset.tacite.microsoftfeed;

import static fr.allset.tacite.subscription.Component.EXCHANGE_ONLINE;
import static fr.allset.tacite.subscription.Component.LYNC_ONLINE;
import static fr.allset.tacite.subscription.Component.ONEDRIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.allset.tacite.microsoftfeed.ServiceNames.Entry;
import fr.allset.tacite.microsoftfeed.ServiceNames.Statement;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@TaciteTest
@RecordApplicationEvents
@DisplayName("What Microsoft calls its services")
class ServiceNamesTest {

    @Autowired
    ServiceNames names;

    @Autowired
    RunningProcesses processes;

    @Autowired
    MovableClock clock;

    // ---- what Tacite was built with

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource({
        "OneDrive for Business,             ONEDRIVE",
        "Microsoft OneDrive,                ONEDRIVE",
        "OneDrive Entreprise,               ONEDRIVE", // the contract's own name
        "Lync Online,                       LYNC_ONLINE", // what it was called when the contract was written
        "Skype for Business,                LYNC_ONLINE",
        "Microsoft Teams,                   LYNC_ONLINE",
        "Microsoft 365 apps,                OFFICE_365_PROPLUS",
        "Microsoft 365 Apps,                OFFICE_365_PROPLUS",
        "Microsoft 365 for the web,         OFFICE_ONLINE",
        "SharePoint Online,                 SHAREPOINT_ONLINE",
        "Exchange Online,                   EXCHANGE_ONLINE"
    })
    void driftsAndMeansTheSameComponent(String name, Component component) {
        assertThat(names.meaningOf(List.of(name))).isEqualTo(new NamedServices(Set.of(component), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exchange online",
                "EXCHANGE ONLINE",
                "  Exchange   Online ",
                "Exchange\u00a0Online",
                "\tExchange\u202fonline\n"
            })
    void isTheSameInAnyCaseAndWithAnyBlanks(String name) {
        assertThat(names.meaningOf(List.of(name)).components()).containsExactly(EXCHANGE_ONLINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Microsoft 365 suite", "Microsoft Entra", "Azure Active Directory"})
    void touchesEveryComponentWhereItMeansTheWholeSuite(String name) {
        assertThat(names.meaningOf(List.of(name)).components()).containsExactlyInAnyOrder(Component.values());
    }

    @Test
    void meansTogetherWhatEachMeansAndNothingOfWhatIsOutsideOfTheContract() {
        assertThat(names.meaningOf(List.of("Microsoft Teams", "Microsoft OneDrive", "Power BI")))
                .isEqualTo(new NamedServices(Set.of(LYNC_ONLINE, ONEDRIVE), List.of()));
        assertThat(names.meaningOf(List.of())).isEqualTo(new NamedServices(Set.of(), List.of()));
        assertThat(names.meaningOf(List.of("", " \u00a0")))
                .as("no name at all")
                .isEqualTo(new NamedServices(Set.of(), List.of()));
    }

    @Test
    void doesNotContradictTheContractsOwnNamesAndKnowsAllOfThem() {
        KnownServiceNames.all()
                .values()
                .forEach(known -> Component.named(known.name())
                        .ifPresent(component ->
                                assertThat(known.components()).as(known.name()).containsExactly(component)));
        assertThat(Arrays.stream(Component.values())
                        .flatMap(component ->
                                Stream.concat(Stream.of(component.contractName()), component.aliases().stream())))
                .allSatisfy(
                        name -> assertThat(KnownServiceNames.all()).as(name).containsKey(KnownServiceNames.key(name)));
    }

    // ---- names that nobody knows

    @Test
    void isAPersonsToClassifyWhenNobodyKnowsItAndIsNeverDropped(ApplicationEvents events) {
        names.look(List.of("Microsoft Loop", " microsoft  LOOP", "Microsoft Teams", " "));
        names.look(List.of("MICROSOFT LOOP"));

        assertThat(events.stream(UnknownServiceNamed.class)).containsExactly(new UnknownServiceNamed("microsoft loop"));
        assertThat(names.meaningOf(List.of("Microsoft Loop", "Microsoft Teams")))
                .isEqualTo(new NamedServices(Set.of(LYNC_ONLINE), List.of("Microsoft Loop")));
        assertThat(names.all())
                .filteredOn(Entry::isUnknown)
                .containsExactly(new Entry("microsoft loop", "Microsoft Loop", null, null, null));
    }

    @Test
    void isPublishedOnceEvenIfSeveralReadingsMeetItAtOnce() throws Exception {
        for (int round = 0; round < 6; round++) {
            var name = "Service " + round;
            Callable<?> reading = () -> {
                names.look(List.of(name));
                return null;
            };

            assertThat(Race.between(round, reading, reading, reading)).allMatch(Race.Outcome::succeeded);
            assertThat(processes.find("service-name-classification", "service " + round))
                    .as("one task")
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "İ", "\ud83d\ude80"})
    void isShortenedWhenItIsLongerThanANameIs(String letter) {
        var long1 = letter.repeat(500) + "1";
        names.look(List.of(long1));

        assertThat(names.meaningOf(List.of(long1)).unknown()).containsExactly(long1);
        assertThat(names.all())
                .filteredOn(Entry::isUnknown)
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.key().length()).isLessThanOrEqualTo(200));
    }

    // ---- what people say

    @Test
    void meansWhatAPersonSaysUntilSomebodySaysOtherwise(ApplicationEvents events) {
        names.look(List.of("Microsoft Loop"));
        var first = clock.instant();
        names.classify("microsoft loop ", Set.of(ONEDRIVE, LYNC_ONLINE), "pilote");
        clock.moveTo(first.plusSeconds(60));
        names.classify("Microsoft Loop", Set.of(), "gestionnaire");

        assertThat(names.meaningOf(List.of("MICROSOFT LOOP"))).isEqualTo(new NamedServices(Set.of(), List.of()));
        assertThat(names.find("microsoft loop"))
                .contains(new Entry("microsoft loop", "Microsoft Loop", Set.of(), clock.instant(), "gestionnaire"));
        assertThat(names.history("microsoft loop"))
                .containsExactly(
                        new Statement(
                                clock.instant(),
                                "gestionnaire",
                                "«\u00a0Microsoft Loop\u00a0» désigne aucun composant du contrat."),
                        new Statement(
                                first,
                                "pilote",
                                "«\u00a0Microsoft Loop\u00a0» désigne OneDrive Entreprise, Lync Online."));
        assertThat(events.stream(ServiceNameClassified.class))
                .hasSize(2)
                .containsOnly(new ServiceNameClassified("microsoft loop", true));
    }

    @Test
    void canBeSaidOfANameThatNobodyHasMetAndOfOneThatTaciteWasBuiltWith() {
        names.classify("Viva Engage", Set.of(LYNC_ONLINE), "pilote");
        names.classify("Microsoft Whiteboard", List.of(Component.values()), "pilote");
        names.look(List.of("Microsoft Whiteboard"));

        assertThat(names.meaningOf(List.of("Viva Engage")).components()).containsExactly(LYNC_ONLINE);
        assertThat(names.all())
                .filteredOn(entry -> "pilote".equals(entry.classifiedBy()))
                .extracting(Entry::key)
                .containsExactly("microsoft whiteboard", "viva engage");
        assertThat(names.history("microsoft whiteboard"))
                .extracting(Statement::words)
                .containsExactly("«\u00a0Microsoft Whiteboard\u00a0» désigne toute la suite.");
        assertThat(processes.all("service-name-classification")).isEmpty();
    }

    @Test
    void isRefusedWithoutANameAndWithALongOne() {
        var refused = new ArrayList<String>();
        for (var name : List.of("", " \u00a0\t", "x".repeat(201))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> names.classify(name, Set.of(), "pilote"))
                    .satisfies(refusal -> refused.add(refusal.code() + " " + refusal.field()));
        }

        assertThat(refused)
                .containsExactly(
                        "service-name-missing name", "service-name-missing name", "service-name-too-long name");
        assertThat(names.all()).noneMatch(entry -> entry.classifiedBy() != null);
    }

    // ---- what a person ticks

    @Test
    void isSaidByComponentsByTheWholeSuiteOrByNone() {
        assertThat(ServiceNameAnswer.of(Set.of(ONEDRIVE), false, false)).containsExactly(ONEDRIVE);
        assertThat(ServiceNameAnswer.of(Set.of(ONEDRIVE), true, false)).containsExactly(Component.values());
        assertThat(ServiceNameAnswer.of(Set.of(), false, true)).isEmpty();
    }

    @ParameterizedTest(name = "{0}, whole suite: {1}, none: {2}: {3}")
    @CsvSource({
        "'',       false, false, service-name-unanswered",
        "ONEDRIVE, false, true,  service-name-contradiction",
        "'',       true,  true,  service-name-contradiction"
    })
    void isRefusedWhenItSaysNothingOrTwoThings(String ticked, boolean wholeSuite, boolean none, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        ServiceNameAnswer.of(ticked.isEmpty() ? Set.of() : Component.ofCodes(ticked), wholeSuite, none))
                .satisfies(refusal ->
                        assertThat(refusal.code() + " " + refusal.field()).isEqualTo(code + " components"));
    }
}
