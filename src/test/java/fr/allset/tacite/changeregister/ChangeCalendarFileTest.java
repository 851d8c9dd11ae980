package fr.allset.tacite.changeregister;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.changeregister.ChangeDay.Kind;
import fr.allset.tacite.subscription.Component;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The calendar of changes as a file")
class ChangeCalendarFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 15);

    @Test
    void isReadBackAsWholeDaysWithStableNames() throws Exception {
        var event =
                readBack(day(Kind.ACTION, "Authentification de base", false, 2)).get(0);

        assertThat(value(event, Property.UID)).isEqualTo("action.EV-2026-000001@tacite.allset.example");
        assertThat(value(event, Property.DTSTART)).isEqualTo("20261215");
        assertThat(value(event, Property.DTEND)).isEqualTo("20261216");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("2");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Dernier jour pour agir\u00a0: Authentification de base");
        assertThat(value(event, Property.DESCRIPTION))
                .contains(
                        "MC100001",
                        "Exchange Online",
                        "3 (Ateliers, Brasserie et 1\u00a0autre)",
                        "sans réponse\u00a0: 2");
    }

    @Test
    void crossesOutWhatMicrosoftHasGivenUp() throws Exception {
        var event = readBack(day(Kind.EFFECT, "Authentification", true, 3)).get(0);

        assertThat(value(event, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(event, Property.SUMMARY)).startsWith("Abandonnée\u00a0: Prise d'effet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a, b; c\\n d \\ e",
                "l'été : \"guillemets\"",
                "😀👩‍👩‍👧‍👦 émoji",
                "שלום \u200fعالم",
                "BEGIN:VEVENT"
            })
    void keepsWhateverATitleHolds(String title) throws Exception {
        assertThat(value(readBack(day(Kind.ACTION, title, false, 1)).get(0), Property.SUMMARY))
                .endsWith(": " + title);
    }

    @Test
    void isNotBrokenByLinesAndMarksThatTurnTheDirectionOfWriting() throws Exception {
        var events = readBack(day(Kind.ACTION, "Un\r\nEND:VEVENT\r\n\u202efin", false, 1));

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(value(event, Property.SUMMARY)).endsWith("Un END:VEVENT fin"));
    }

    @Test
    void foldsLongLinesByBytesAndWithinNoCharacter() throws Exception {
        var title = "😀é".repeat(120).substring(0, 240);
        var file = new String(
                ChangeCalendarFile.of(List.of(day(Kind.ACTION, title, false, 1)), true), StandardCharsets.UTF_8);

        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(file).doesNotContain("?", "\ufffd").contains("\r\n ");
        assertThat(value(readBack(day(Kind.ACTION, title, false, 1)).get(0), Property.SUMMARY))
                .endsWith(title);
    }

    @Test
    void isTheSameAtEachWriting() {
        var days = List.of(
                day(Kind.ACTION, "Authentification", false, 1), day(Kind.COUNTDOWN, "Authentification", false, 1));

        assertThat(ChangeCalendarFile.of(days, true)).isEqualTo(ChangeCalendarFile.of(days, true));
    }

    @Test
    void namesNoCustomerToAClient() throws Exception {
        var client = new String(
                ChangeCalendarFile.of(List.of(day(Kind.ACTION, "Authentification", false, 1)), false),
                StandardCharsets.UTF_8);

        assertThat(client).doesNotContain("Ateliers", "Clients");
    }

    @Test
    void mayBeEmpty() throws Exception {
        assertThat(new CalendarBuilder()
                        .build(new ByteArrayInputStream(ChangeCalendarFile.of(List.of(), true)))
                        .getComponents())
                .isEmpty();
    }

    private static ChangeDay day(Kind kind, String title, boolean cancelled, int revision) {
        return new ChangeDay(
                DAY,
                kind,
                0,
                "EV-2026-000001",
                revision,
                "MC100001",
                title,
                "Mettre à jour",
                Set.of(Component.EXCHANGE_ONLINE),
                cancelled,
                "",
                3,
                1,
                List.of("Ateliers", "Brasserie"),
                Instant.parse("2026-11-23T09:00:00Z"));
    }

    private static List<VEvent> readBack(ChangeDay day) throws Exception {
        return new CalendarBuilder()
                .build(new ByteArrayInputStream(ChangeCalendarFile.of(List.of(day), true)))
                .getComponents("VEVENT");
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }
}
