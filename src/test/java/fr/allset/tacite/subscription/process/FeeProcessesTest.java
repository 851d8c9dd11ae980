package fr.allset.tacite.subscription.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.FeeStatement;
import fr.allset.tacite.subscription.FixedFees;
import fr.allset.tacite.subscription.UsageAgreements;
import fr.allset.tacite.subscription.UsageFees;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an account manager fills in in Tasklist. */
@TaciteTest
class FeeProcessesTest {

    static final String BREST = "ABO-BREST";
    static final String MANAGER = "gestionnaire";

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    FixedFees fixedFees;

    @Autowired
    UsageFees usageFees;

    @Autowired
    UsageAgreements agreements;

    @BeforeEach
    void brest() {
        portfolios.hold(numbered(BREST));
    }

    @Nested
    @DisplayName("A fee change")
    class FeeChange {

        private final Map<String, Object> form = Map.of(
                "subscription", BREST, "from", "2027-01-01", "amount", "1 150,50 €", "reason", "Trois comptes de plus");

        @Test
        void isRecordedInTheNameOfWhoFilledItIn() {
            var process = processes.startFromForm("fee-change", MANAGER, form);

            assertThat(process).isEnded().hasPassed("FeeChangeAsked", "RecordFeeChange", "FeeChanged");
            assertThat(fixedFees.history(BREST)).hasSize(2).last().satisfies(statement -> {
                assertThat(statement.amount()).isEqualTo(Euros.of("1150.50"));
                assertThat(statement.by()).isEqualTo(MANAGER);
                assertThat(statement.reason()).isEqualTo("Trois comptes de plus");
            });
        }

        @ParameterizedTest(name = "{0} = \"{1}\": {2}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "subscription | ABO-XX     | L'abonnement ABO-XX n'existe pas.",
                    "from         | 2025-02-28 | Le 28/02/2025 précède la Date de Mise en Service de l'abonnement"
                            + " ABO-BREST, le 01/03/2025.",
                    "from         | demain     | La date « demain » ne peut pas être lue.",
                    "from         | ''         | Indiquez la date à partir de laquelle ces Frais Fixes s'appliquent.",
                    "amount       | beaucoup   | Le montant « beaucoup » ne peut pas être lu : écrivez 1234.50 ou 1234,50.",
                    "amount       | ''         | Indiquez le montant.",
                    "reason       | ''         | Indiquez le motif de ce changement."
                })
        void thatIsRefusedComesBackToWhoFilledItIn(String field, String value, String sentence) {
            var process = processes.startFromForm("fee-change", MANAGER, with(form, field, value));

            assertThat(process).isWaitingAt("CorrectFeeChange").hasPassed("FeeChangeRefused");
            assertThat(processes.task(process, "CorrectFeeChange").getAssignee())
                    .isEqualTo(MANAGER);
            assertThat(processes.shown(process, "refusal")).isEqualTo(sentence);
            assertThat(fixedFees.history(BREST)).hasSize(1);

            processes.complete(process, "CorrectFeeChange", MANAGER, with(form, "feeChangeDecision", "maintain"));
            assertThat(process).isEnded().hasPassed("FeeChanged");
            assertThat(fixedFees.history(BREST))
                    .extracting(FeeStatement::amount)
                    .contains(Euros.of("1150.50"));
        }

        @Test
        void mayBeDropped() {
            var process = processes.startFromForm("fee-change", MANAGER, with(form, "amount", "x"));

            processes.complete(process, "CorrectFeeChange", MANAGER, Map.of("feeChangeDecision", "drop"));

            assertThat(process).isEnded().hasPassed("FeeChangeDropped");
            assertThat(fixedFees.history(BREST)).hasSize(1);
        }
    }

    @Nested
    @DisplayName("A usage entry")
    class UsageEntry {

        private final Map<String, Object> form =
                Map.of("subscription", BREST, "usage", "amount", "month", "2026-10", "amount", "35,20");

        @Test
        void isRecordedInTheNameOfWhoFilledItIn() {
            var process = processes.startFromForm("usage-entry", MANAGER, form);

            assertThat(process).isEnded().hasPassed("UsageEntered", "RecordUsage", "UsageEntryDone");
            assertThat(usageFees.history(BREST)).singleElement().satisfies(statement -> {
                assertThat(statement.amount()).isEqualTo(Euros.of("35.20"));
                assertThat(statement.by()).isEqualTo(MANAGER);
            });
        }

        @Test
        void saysThatNothingWasUsed() {
            var process = processes.startFromForm(
                    "usage-entry", MANAGER, Map.of("subscription", BREST, "usage", "nil", "month", "2026-10"));

            assertThat(process).isEnded().hasPassed("UsageEntryDone");
            assertThat(usageFees.history(BREST))
                    .singleElement()
                    .satisfies(statement -> assertThat(statement.amount()).isEqualTo(Euros.ZERO));
        }

        @Test
        void saysThatTheContractHasNoUsageFees() {
            var process =
                    processes.startFromForm("usage-entry", MANAGER, Map.of("subscription", BREST, "usage", "none"));

            assertThat(process).isEnded().hasPassed("UsageEntryDone");
            assertThat(agreements.without(List.of(BREST))).containsExactly(BREST);

            var denied = processes.startFromForm("usage-entry", MANAGER, form);
            assertThat(denied).isWaitingAt("CorrectUsage");
            assertThat(processes.shown(denied, "refusal"))
                    .asString()
                    .startsWith("Le contrat de l'abonnement " + BREST + " ne prévoit aucuns Frais d'Utilisation.");
            processes.complete(
                    denied,
                    "CorrectUsage",
                    MANAGER,
                    Map.of("usageDecision", "maintain", "subscription", BREST, "usage", "agreed", "reason", "Avenant"));
            assertThat(denied).isEnded();
            assertThat(agreements.without(List.of(BREST))).isEmpty();
            assertThat(agreements.find(BREST).orElseThrow().reason()).isEqualTo("Avenant");
        }

        @Test
        void deniesNoUsageThatIsOnRecord() {
            processes.startFromForm("usage-entry", MANAGER, form);

            var denied =
                    processes.startFromForm("usage-entry", MANAGER, Map.of("subscription", BREST, "usage", "none"));

            assertThat(denied).isWaitingAt("CorrectUsage");
            assertThat(processes.shown(denied, "refusal"))
                    .isEqualTo("Des Frais d'Utilisation sont enregistrés pour l'abonnement " + BREST
                            + ", dès 2026-10 : corrigez-les d'abord si son contrat n'en prévoit aucuns.");
            assertThat(agreements.find(BREST)).isEmpty();
        }

        @ParameterizedTest(name = "{0} = \"{1}\": {2}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "usage  | rien    | « rien » : un montant (amount), néant (nil), un contrat sans Frais d'Utilisation (none)"
                            + " ou avec (agreed) est attendu.",
                    "month  | 2026-12 | Le mois 2026-12 n'a pas commencé : son usage n'est pas connu.",
                    "month  | octobre | Le mois « octobre » ne peut pas être lu : écrivez 2027-03.",
                    "month  | ''      | Indiquez le mois de l'usage.",
                    "amount | -1      | Le montant -1.00 est négatif."
                })
        void thatIsRefusedComesBackToWhoFilledItIn(String field, String value, String sentence) {
            var process = processes.startFromForm("usage-entry", MANAGER, with(form, field, value));

            assertThat(process).isWaitingAt("CorrectUsage").hasPassed("UsageRefused");
            assertThat(processes.task(process, "CorrectUsage").getAssignee()).isEqualTo(MANAGER);
            assertThat(processes.shown(process, "refusal")).isEqualTo(sentence);

            processes.complete(process, "CorrectUsage", MANAGER, with(form, "usageDecision", "maintain"));
            assertThat(process).isEnded().hasPassed("UsageEntryDone");
            assertThat(usageFees.history(BREST)).hasSize(1);
        }

        @Test
        void mayBeDropped() {
            var process = processes.startFromForm("usage-entry", MANAGER, with(form, "amount", "x"));

            processes.complete(process, "CorrectUsage", MANAGER, Map.of("usageDecision", "drop"));

            assertThat(process).isEnded().hasPassed("UsageEntryDropped");
            assertThat(usageFees.history(BREST)).isEmpty();
        }
    }

    private static Map<String, Object> with(Map<String, Object> form, String field, String value) {
        var changed = new HashMap<>(form);
        changed.put(field, value);
        return changed;
    }
}
