package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Set;
import java.util.stream.Collectors;

/** What a package shows of itself. */
@AnalyzeClasses(packages = "fr.allset.tacite")
class VisibilityTest {

    private static final Set<String> USED_WITHOUT_A_TRACE = Set.of(
            // the filter of the web apps makes it by its name
            "fr.allset.tacite.engine.SingleSignOn",
            // Jakarta Mail makes it by its name
            "fr.allset.tacite.notification.delivery.PatientTransport",
            // the compiler copies its constants to where they are used
            "fr.allset.tacite.typography.Spaces");

    /** Tests count: a rule that the worked cases of the contract call is meant to be seen. */
    @ArchTest
    static void whatNoOtherPackageUsesIsNotPublic(JavaClasses classes) {
        var used = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(VisibilityTest::leavesItsPackage)
                .map(use -> topLevel(use.getTargetClass()))
                .collect(Collectors.toSet());

        assertThat(classes.stream()
                        .filter(VisibilityTest::isOfTheCode)
                        .filter(type ->
                                type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName)
                        .filter(name -> !used.contains(name) && !USED_WITHOUT_A_TRACE.contains(name)))
                .isEmpty();
    }

    private static boolean leavesItsPackage(Dependency use) {
        return !use.getOriginClass()
                .getPackageName()
                .equals(use.getTargetClass().getBaseComponentType().getPackageName());
    }

    private static String topLevel(JavaClass type) {
        var outer = type.getBaseComponentType();
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.getName();
    }

    private static boolean isOfTheCode(JavaClass type) {
        return type.getSource()
                .filter(source -> source.getUri().getPath().contains("/target/classes/"))
                .isPresent();
    }
}
