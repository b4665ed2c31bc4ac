package io.walras.examples.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Each library stays behind the packages that are there for it. */
@AnalyzeClasses(packages = "io.walras", importOptions = MainClasses.class)
class SoleImporterTest {
    @ArchTest
    static final ArchRule WEB3J_STAYS_IN_SETTLEMENT_AND_THE_WRAPPERS =
            onlyIn("org.web3j..", "io.walras.settlement..", "io.walras.contracts..");

    @ArchTest
    static final ArchRule JACKSON_STAYS_IN_WIRE_AND_JOURNAL =
            onlyIn("com.fasterxml.jackson..", "..wire..", "..journal..");

    @ArchTest
    static final ArchRule BOUNCY_CASTLE_STAYS_IN_CRYPTO = onlyIn("org.bouncycastle..", "io.walras.protocol.crypto..");

    @ArchTest
    static final ArchRule SECP256K1_STAYS_IN_CRYPTO = onlyIn("fr.acinq.secp256k1..", "io.walras.protocol.crypto..");

    @ArchTest
    static final ArchRule PEKKO_STAYS_IN_THE_AUCTIONEER = onlyIn("org.apache.pekko..", "io.walras.auctioneer..");

    @ArchTest
    static final ArchRule THE_PROTOCOL_DOES_NOT_LOG = noClasses()
            .that()
            .resideInAPackage("io.walras.protocol..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "java.util.logging.."));

    private static ArchRule onlyIn(String library, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat(resideInAnyPackage(library));
    }
}
