package fr.allset.tacite.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The classes of this project, read once for all tests that look at the code itself. */
public final class Code {

    private static final JavaClasses ALL = new ClassFileImporter().importPackages("fr.allset.tacite");

    private static final ImportOption OF_TESTS = new ImportOption.OnlyIncludeTests();

    private Code() {}

    public static JavaClasses all() {
        return ALL;
    }

    /** What runs in production. */
    public static JavaClasses ofTacite() {
        return ALL.that(DescribedPredicate.not(standingInATest()));
    }

    public static JavaClasses ofTests() {
        return ALL.that(standingInATest());
    }

    private static DescribedPredicate<JavaClass> standingInATest() {
        return DescribedPredicate.describe(
                "stand among the tests",
                type -> type.getSource()
                        .map(source -> OF_TESTS.includes(Location.of(source.getUri())))
                        .orElse(false));
    }
}
