// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISolverRegistry} from "../../src/interfaces/ISolverRegistry.sol";
import {RegistryFixture} from "../support/RegistryFixture.sol";

contract BondTest is RegistryFixture {
    function test_adds_to_bond_when_anybody_pays() public {
        vm.expectEmit(address(registry));
        emit ISolverRegistry.Bonded(solver, stranger, 3 ether);
        vm.prank(stranger);
        registry.bond{value: 3 ether}(solver);

        assertEq(registry.bondOf(solver), MINIMUM + 3 ether);
    }

    function test_activates_solver_when_bond_reaches_minimum() public {
        vm.startPrank(stranger);
        registry.register{value: MINIMUM - 1}();
        registry.bond{value: 1}(stranger);

        assertTrue(registry.isActive(stranger));
    }

    function test_reverts_when_solver_is_not_registered() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ISolverRegistry.NotRegistered.selector, stranger));
        registry.bond{value: 1}(stranger);
    }
}
