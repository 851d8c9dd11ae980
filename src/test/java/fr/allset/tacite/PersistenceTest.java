package fr.allset.tacite;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Persistence in one manner (decision 22). */
@AnalyzeClasses(packages = "fr.allset.tacite", importOptions = DoNotIncludeTests.class)
class PersistenceTest {

    /** Those that are converted. */
    private static final String[] CONVERTED = {
        "fr.allset.tacite.availability..",
        "fr.allset.tacite.billing..",
        "fr.allset.tacite.change..",
        "fr.allset.tacite.changeletter..",
        "fr.allset.tacite.changeregister..",
        "fr.allset.tacite.engine..",
        "fr.allset.tacite.failure..",
        "fr.allset.tacite.identity..",
        "fr.allset.tacite.lifecycle..",
        "fr.allset.tacite.mailbox..",
        "fr.allset.tacite.microsoftfeed..",
        "fr.allset.tacite.notification..",
        "fr.allset.tacite.persistence",
        "fr.allset.tacite.quality..",
        "fr.allset.tacite.relevance..",
        "fr.allset.tacite.renewal..",
        "fr.allset.tacite.servicecredit..",
        "fr.allset.tacite.servicehealth..",
        "fr.allset.tacite.setup..",
        "fr.allset.tacite.subscription",
        "fr.allset.tacite.subscription.web..",
        "fr.allset.tacite.termination..",
        "fr.allset.tacite.time.."
    };

    @ArchTest
    static final ArchRule parametersHaveNames = noClasses()
            .that()
            .resideInAnyPackage(CONVERTED)
            .should()
            .callMethodWhere(describe("give parameters by their position", PersistenceTest::isPositional))
            .because("sixteen question marks in a row are an accident waiting");

    @ArchTest
    static final ArchRule recordsAreReadByName = noClasses()
            .that()
            .resideInAnyPackage(CONVERTED)
            .and()
            .resideOutsideOfPackage("fr.allset.tacite.persistence")
            .should()
            .dependOnClassesThat(describe(
                    "read or convert what the database holds",
                    type -> Set.of(ResultSet.class.getName(), Timestamp.class.getName())
                            .contains(type.getName())))
            .because(
                    "RowMapping reads a row by the names of a record's components, and knows how each value is stored");

    private static boolean isPositional(JavaMethodCall call) {
        var parameters = call.getTarget().getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .toList();
        if (call.getTargetOwner().isAssignableTo(JdbcOperations.class)) {
            return true;
        }
        return call.getTargetOwner().isAssignableTo(StatementSpec.class)
                && (call.getName().equals("param") && !parameters.get(0).equals(String.class.getName())
                        || call.getName().equals("params")
                                && !List.of("java.util.Map").equals(parameters));
    }
}
