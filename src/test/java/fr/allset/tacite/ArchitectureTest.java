package fr.allset.tacite;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.billing.MonthlyFixedFee;
import fr.allset.tacite.failure.RestorationObjective;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.renewal.NonRenewalTerm;
import fr.allset.tacite.renewal.RenewalNotices;
import fr.allset.tacite.servicecredit.ServiceCredit;
import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.TermOutcome;
import fr.allset.tacite.termination.EarlyTerminationFee;
import fr.allset.tacite.termination.EarlyTerminationFees;
import fr.allset.tacite.termination.QuoteDocument;
import fr.allset.tacite.termination.TerminationCosts;
import fr.allset.tacite.terms.Readings;
import fr.allset.tacite.terms.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;

/** What knows what. */
@AnalyzeClasses(packages = "fr.allset.tacite", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** The rules and values of a feature: everything in its root that Spring does not make. */
    private static final DescribedPredicate<JavaClass> RULES = resideInAnyPackage(
                    "fr.allset.tacite.money",
                    "fr.allset.tacite.typography",
                    "fr.allset.tacite.terms",
                    "fr.allset.tacite.subscription",
                    "fr.allset.tacite.setup",
                    "fr.allset.tacite.renewal",
                    "fr.allset.tacite.lifecycle",
                    "fr.allset.tacite.termination",
                    "fr.allset.tacite.billing",
                    "fr.allset.tacite.failure",
                    "fr.allset.tacite.availability",
                    "fr.allset.tacite.servicecredit",
                    "fr.allset.tacite.quality",
                    "fr.allset.tacite.microsoftfeed",
                    "fr.allset.tacite.relevance",
                    "fr.allset.tacite.change",
                    "fr.allset.tacite.changeletter",
                    "fr.allset.tacite.changeregister",
                    "fr.allset.tacite.servicehealth")
            .and(DescribedPredicate.not(
                            metaAnnotatedWith(Component.class).or(annotatedWith(ConfigurationProperties.class)))
                    .forSubtype())
            .and(describe(
                    "not a part of settings",
                    type -> type.getEnclosingClass()
                            .filter(outer -> outer.isAnnotatedWith(ConfigurationProperties.class))
                            .isEmpty()))
            .and(describe(
                    "not a package description", type -> !type.getSimpleName().equals("package-info")))
            .as("the rules of the contract and their values");

    private static final DescribedPredicate<JavaAccess<?>> READS_THE_TIME = describe("read the time", access -> {
        var owner = access.getTargetOwner();
        var name = access.getName();
        var parameters = access instanceof JavaCodeUnitAccess<?> call
                ? call.getTarget().getRawParameterTypes()
                : List.<JavaClass>of();
        return owner.getPackageName().startsWith("java.time")
                        && name.equals("now")
                        && parameters.stream().noneMatch(parameter -> parameter.isEquivalentTo(Clock.class))
                || owner.isEquivalentTo(Clock.class)
                        && Set.of(
                                        "system",
                                        "systemUTC",
                                        "systemDefaultZone",
                                        "tick",
                                        "tickMillis",
                                        "tickSeconds",
                                        "tickMinutes")
                                .contains(name)
                || owner.isEquivalentTo(Date.class) && name.equals("<init>") && parameters.isEmpty()
                || owner.isEquivalentTo(System.class)
                        && Set.of("currentTimeMillis", "nanoTime").contains(name)
                || owner.isAssignableTo(Calendar.class)
                        && Set.of("getInstance", "<init>").contains(name);
    });

    @ArchTest
    static final ArchRule rulesKnowNeitherSpringNorTheEngineNorTheClock = noClasses()
            .that(RULES)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework..",
                            "org.camunda..",
                            "org.slf4j..",
                            "javax.sql..",
                            "java.sql..",
                            "jakarta.servlet..")
                    .or(describe("java.time.Clock", type -> type.isEquivalentTo(Clock.class))))
            .because(
                    "the contract would hold without a framework, and each of its rules depends on a date that someone states");

    @ArchTest
    static final ArchRule onlyProcessPackagesAndTheEngineKnowCamunda = noClasses()
            .that()
            .resideOutsideOfPackages("fr.allset.tacite..process..", "fr.allset.tacite.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..")
            .because("the day the engine is changed for a maintained fork must be a rename in few places");

    @ArchTest
    static final ArchRule aRecordIsStoredByItsComponents = noClasses()
            .should()
            .callMethod(JdbcClient.StatementSpec.class, "paramSource", Object.class)
            .because("it takes isMet() for the component met: RecordParameters takes what the record holds");

    @ArchTest
    static final ArchRule variablesAreRecords = noClasses()
            .that()
            .resideOutsideOfPackages("fr.allset.tacite.process", "fr.allset.tacite.engine..")
            .should()
            .callMethodWhere(describe(
                    "name a variable of a process",
                    (JavaMethodCall call) ->
                            call.getTargetOwner().getPackageName().startsWith("org.camunda")
                                    && call.getName().matches("(set|get|has|remove)Variables?(Local|Typed|Names)*")))
            .because("what a process keeps and a form asks is written once, as a record: Step.keep and Step.read");

    @ArchTest
    static final ArchRule messagesGoThroughOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ProcessMessages.class.getName())
            .should()
            .callMethodWhere(describe(
                    "correlate a message",
                    (JavaMethodCall call) -> call.getName().equals("createMessageCorrelation")))
            .because("the engine's optimistic lock is translated once");

    @ArchTest
    static final ArchRule onlyWhoTellsProcessesIsOvertaken = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ProcessMessages.class.getName())
            .should()
            .callConstructor(Overtaken.class, String.class, Throwable.class)
            .because("it means that everything rolls back, and is known where processes are told");

    @ArchTest
    static final ArchRule onlyTheEngineWritesJsonIntoForms = noClasses()
            .that()
            .resideOutsideOfPackages("fr.allset.tacite.process", "fr.allset.tacite.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda.spin..")
            .because("a form shows a record; how its rows reach Tasklist is known in one place");

    @ArchTest
    static final ArchRule theTimeIsReadFromTheOneClock = noClasses()
            .that()
            .resideOutsideOfPackage("fr.allset.tacite.time..")
            .should()
            .accessTargetWhere(READS_THE_TIME)
            .because("whoever moves the clock, a test or a simulation, must move all of Tacite");

    @ArchTest
    static final ArchRule controllersAndDelegatesOnlyTranslate = noClasses()
            .that(metaAnnotatedWith(Controller.class)
                    .or(annotatedWith(Controller.class))
                    .<JavaClass>forSubtype()
                    .or(resideInAnyPackage("fr.allset.tacite..process..", "fr.allset.tacite..web..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
            .because("what is stored is the business of the use cases; they alone know whose row may be read");

    @ArchTest
    static final ArchRule classesAreNamedAfterTheThingTheyAre = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Service|Processor|DTO|Dto)")
            .because("such a name says that the noun has not been found yet");

    @ArchTest
    static final ArchRule onlyTheEnginePackageDeploys = noClasses()
            .that()
            .resideOutsideOfPackage("fr.allset.tacite.engine..")
            .should()
            .callMethodWhere(describe(
                    "create a deployment",
                    (JavaMethodCall call) -> call.getName().equals("createDeployment")))
            .because(
                    "what is deployed is code: it comes with a release and not at run time, but for the rows of plain values of a table"
                            + " that process owners keep, which DecisionTables writes");

    @ArchTest
    static final ArchRule nothingRunsScriptsOrCommands = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "org.springframework.expression..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .because("text that people write must never become code");

    @ArchTest
    static void theRulesThatWeMeanAreAmongThoseWatched(JavaClasses classes) {
        assertThat(classes.that(RULES).stream().map(JavaClass::getName))
                .contains(
                        Euros.class.getName(),
                        Terms.class.getName(),
                        Readings.class.getName(),
                        ContractCalendar.class.getName(),
                        FixedFeeSchedule.class.getName(),
                        EarlyTerminationFee.class.getName(),
                        EarlyTerminationFees.class.getName(),
                        TerminationCosts.class.getName(),
                        QuoteDocument.class.getName(),
                        TermOutcome.class.getName(),
                        NonRenewalTerm.class.getName(),
                        RenewalNotices.class.getName(),
                        MonthlyFixedFee.class.getName(),
                        "fr.allset.tacite.billing.MonthlyUsageFee",
                        Availability.class.getName(),
                        ServiceCredit.class.getName(),
                        RestorationObjective.class.getName(),
                        "fr.allset.tacite.failure.SupportHours");
    }

    /** Test classes come first on the class path: one of the same name would silently take the place of the real thing. */
    @ArchTest
    static void noTestHidesAClassOfTheCode(JavaClasses classes) throws IOException {
        var tests = Path.of("src", "test", "java");
        try (var files = Files.walk(tests)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .map(tests::relativize)
                            .filter(file ->
                                    Files.exists(Path.of("src", "main", "java").resolve(file))))
                    .isEmpty();
        }
    }
}
