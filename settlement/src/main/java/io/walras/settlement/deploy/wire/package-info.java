/** The files around a deployment: what was deployed, and published contracts to deploy. */
@NullMarked
package io.walras.settlement.deploy.wire;

import org.jspecify.annotations.NullMarked;
