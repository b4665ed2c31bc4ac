package io.walras.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;

/** Packages are features that build on each other, named for what they are about. */
@AnalyzeClasses(packages = "io.walras", importOptions = MainClasses.class)
class PackageTest {
    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().assignedFrom(new Features()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_DRAWERS = noClasses()
            .should()
            .resideInAnyPackage(
                    "..common..", "..util..", "..utils..", "..helper..", "..helpers..", "..dto..", "..impl..");

    /**
     * Every package is a slice of its own, together with its wire formats. So are pairs that define each other:
     * addresses are checked by hashes of addresses, and an auction judges bundles that are checked against its batch
     * (docs/adr/0021).
     */
    private static final class Features implements SliceAssignment {
        private static final Map<String, String> PARTNERS = Map.of(
                "io.walras.protocol.crypto", "io.walras.protocol.chain",
                "io.walras.protocol.bundle", "io.walras.protocol.auction");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName().replaceFirst("\\.wire$", "");
            return SliceIdentifier.of(PARTNERS.getOrDefault(name, name));
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
