package io.walras.examples.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Which module sees which: protocol, sdk, solvers, examples; protocol, settlement, auctioneer, examples; contracts,
 * settlement. The auctioneer and the SDK never see each other.
 */
@AnalyzeClasses(packages = "io.walras", importOptions = MainClasses.class)
class ModuleDirectionTest {
    @ArchTest
    static final ArchRule PROTOCOL_STANDS_ALONE = module("protocol");

    @ArchTest
    static final ArchRule CONTRACTS_STAND_ALONE = module("contracts");

    @ArchTest
    static final ArchRule SDK_SEES_PROTOCOL = module("sdk", "protocol");

    @ArchTest
    static final ArchRule SOLVERS_SEE_THE_SDK = module("solvers", "sdk", "protocol");

    @ArchTest
    static final ArchRule SETTLEMENT_SEES_PROTOCOL_AND_CONTRACTS = module("settlement", "protocol", "contracts");

    @ArchTest
    static final ArchRule AUCTIONEER_SEES_SETTLEMENT = module("auctioneer", "settlement", "protocol");

    @ArchTest
    static final ArchRule EXAMPLES_DO_NOT_SEE_THE_WRAPPERS =
            module("examples", "auctioneer", "settlement", "solvers", "sdk", "protocol");

    private static ArchRule module(String module, String... seen) {
        String[] allowed = Stream.concat(Stream.of(module), Arrays.stream(seen))
                .map(name -> "io.walras." + name + "..")
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage("io.walras." + module + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("io.walras..").or(resideInAnyPackage(allowed)));
    }
}
