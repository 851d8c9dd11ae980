package fr.allset.tacite.changeregister.web;

import static fr.allset.tacite.change.AnAnnouncement.major;
import static fr.allset.tacite.changeletter.AChange.informing;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.changeletter.AChange;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Today is Monday 23 November 2026, 10:00 in Paris. */
@ServedTaciteTest
@DisplayName("Microsoft's changes over HTTP")
class ChangeControllerTest {

    private static final LocalDate MID_DECEMBER = LocalDate.of(2026, 12, 15);

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    AChange change;

    private String told;
    private String ofAAlone;
    private String fresh;

    @BeforeEach
    void threeChanges() {
        town.settle();
        told = change.shown(major().toActBy(MID_DECEMBER));
        change.told(told, 1, informing("Authentification de base", MID_DECEMBER));
        change.answered(told, 1, "CLI-B", "Parole de la Brasserie");
        ofAAlone = change.shownTo("CLI-A", major().numbered("MC100002").entitled("Chez A"));
        change.told(ofAAlone, 1, informing("Chez A seul", null));
        fresh = change.shown(major().numbered("MC100003").toActBy(LocalDate.of(2026, 12, 20)));
    }

    private Caller as(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    @Test
    void theStaffListsAllAndAClientWhatItWasTold() {
        var all = as(MANAGER).get("/api/changes").json();
        assertThat(all.get("total").asInt()).isEqualTo(3);
        assertThat(all.get("changes").findValuesAsText("number")).containsExactlyInAnyOrder(told, ofAAlone, fresh);

        var own = as(CLIENT_B).get("/api/changes");
        assertThat(own.json().get("total").asInt()).isEqualTo(1);
        assertThat(own.json().get("changes").get(0).get("title").asText()).isEqualTo("Authentification de base");
        assertThat(own.json().get("changes").get(0).get("day").get("day").asText())
                .isEqualTo("2026-12-15");
        assertThat(own.body()).doesNotContain(ofAAlone, fresh, "Chez A");
    }

    @ParameterizedTest
    @CsvSource({
        "'?status=to-assess', 1",
        "'?status=under-way', 2",
        "'?status=closed', 0",
        "'?from=2026-12-15&to=2026-12-15', 1",
        "'?from=2026-12-16&to=2026-12-20', 1",
        "'?to=2026-12-14', 0",
        "'?from=2026-12-15', 3",
        "'?q=brasserie', 1",
        "'?size=1', 3",
        "'?page=7', 3"
    })
    void theListIsNarrowed(String query, int total) {
        assertThat(as(OWNER).get("/api/changes" + query).json().get("total").asInt())
                .isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({
        "'?status=to-assess', 0",
        "'?status=under-way', 2",
        "'?from=2026-12-15&to=2026-12-15', 1",
        "'?to=2026-12-14', 0",
        "'?q=authentif', 1"
    })
    void aClientNarrowsItsOwn(String query, int total) {
        assertThat(as(CLIENT_A).get("/api/changes" + query).json().get("total").asInt())
                .isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({
        "'?status=open', change-status-unknown",
        "'?from=yesterday', ''",
        "'?from=2026-12-15&to=2026-12-14', days-reversed",
        "'?from=9999-01-01', day-out-of-range",
        "'?page=-1', invalid-fields",
        "'?size=1000', invalid-fields",
        "'?page=x', ''"
    })
    void whatCannotBeReadIsAProblem(String query, String type) {
        var answer = as(CLIENT_A).get("/api/changes" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").asText()).endsWith(type);
    }

    @Test
    void oneOfThemShowsEachReaderItsOwn() {
        var whole = as(MANAGER).get("/api/changes/" + told).json();
        assertThat(whole.get("revisions").get(0).get("stated").get("reviewedBy").asText())
                .isEqualTo("relectrice");
        assertThat(whole.get("customers").get("total").asInt()).isEqualTo(2);

        var own = as(CLIENT_A).get("/api/changes/" + told);
        var notice = own.json().get("notices").get(0);
        assertThat(notice.get("words").get("toDo").asText()).contains("Outlook 2010");
        assertThat(notice.get("actionBy").asText()).isEqualTo("2026-12-15");
        assertThat(notice.get("subscriptions"))
                .extracting(Object::toString)
                .containsExactly("\"ABO-A1\"", "\"ABO-A2\"");
        assertThat(own.body()).doesNotContain("Brasserie", "CLI-B", "ABO-B1", "gestionnaire", "relectrice");
        for (var hidden : List.of(fresh, ofAAlone, "EV-2026-999999")) {
            var none = as(CLIENT_B).get("/api/changes/" + hidden);
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.body().replace(hidden, "*"))
                    .isEqualTo(as(CLIENT_B)
                            .get("/api/changes/EV-2026-888888")
                            .body()
                            .replace("EV-2026-888888", "*"));
        }
    }

    @Test
    void theProofIsTheStaffsAndTheClientsOwn() {
        var proof = as(MANAGER).get("/api/changes/" + told + "/proof/CLI-B");
        assertThat(proof.json()
                        .get("document")
                        .get("notices")
                        .get(0)
                        .get("answer")
                        .get("words")
                        .asText())
                .isEqualTo("Parole de la Brasserie");
        assertThat(as(CLIENT_B)
                        .get("/api/changes/" + told + "/proof/CLI-B")
                        .json()
                        .get("sha256"))
                .isEqualTo(proof.json().get("sha256"));
        assertThat(proof.header("Cache-Control")).contains("no-store");
        var theirs = as(CLIENT_A).get("/api/changes/" + told + "/proof/CLI-B");
        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.body())
                .isEqualTo(as(CLIENT_A)
                        .get("/api/changes/" + told + "/proof/CLI-XX")
                        .body()
                        .replace("CLI-XX", "CLI-B"));
        assertThat(as(MANAGER).get("/api/changes/" + told + "/proof/CLI-XX").status())
                .isEqualTo(404);
    }

    @Test
    void theCalendarCanBeSubscribedTo() throws Exception {
        var answer = as(MANAGER).get("/api/changes/calendar.ics");
        assertThat(answer.header("Content-Type")).startsWith("text/calendar");
        var events = events(answer.body());
        assertThat(uids(events))
                .contains(
                        "action." + told + "@tacite.allset.example",
                        "effect." + told + "@tacite.allset.example",
                        "countdown-7." + told + ".CLI-A@tacite.allset.example",
                        "effect." + ofAAlone + ".CLI-A@tacite.allset.example",
                        "microsoft-action." + fresh + "@tacite.allset.example");

        var own = as(CLIENT_B).get("/api/changes/calendar.ics").body();
        assertThat(uids(events(own)))
                .containsExactlyInAnyOrder(
                        "action." + told + "@tacite.allset.example", "effect." + told + "@tacite.allset.example");
        assertThat(own).doesNotContain("Ateliers", "Clients");
    }

    @Test
    void aMovedDayMovesItsEventAndWhatIsGivenUpIsCrossedOut() throws Exception {
        change.shown(major().toActBy(LocalDate.of(2026, 12, 29)));
        change.told(told, 2, informing("Authentification de base", LocalDate.of(2026, 12, 29)));

        var moved = event("action." + told);
        assertThat(moved.getRequiredProperty(Property.DTSTART).getValue()).isEqualTo("20261229");
        assertThat(moved.getRequiredProperty(Property.SEQUENCE).getValue()).isEqualTo("2");

        change.shown(major().toActBy(LocalDate.of(2026, 12, 29)).entitled("Cancelled: basic authentication"));
        change.told(told, 3, AChange.givenUp("Abandonnée"));

        var givenUp = event("action." + told);
        assertThat(givenUp.getRequiredProperty(Property.STATUS).getValue()).isEqualTo("CANCELLED");
        assertThat(givenUp.getRequiredProperty(Property.DTSTART).getValue()).isEqualTo("20261229");
        assertThat(givenUp.getRequiredProperty(Property.SEQUENCE).getValue()).isEqualTo("3");
    }

    private VEvent event(String name) throws Exception {
        return events(as(MANAGER).get("/api/changes/calendar.ics").body()).stream()
                .filter(event ->
                        event.getRequiredProperty(Property.UID).getValue().startsWith(name + "@"))
                .findFirst()
                .orElseThrow();
    }

    private static List<VEvent> events(String file) throws Exception {
        return new CalendarBuilder().build(new StringReader(file)).getComponents("VEVENT");
    }

    private static List<String> uids(List<VEvent> events) {
        return events.stream()
                .map(event -> event.getRequiredProperty(Property.UID).getValue())
                .toList();
    }
}
