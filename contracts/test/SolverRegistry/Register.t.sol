// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISolverRegistry} from "../../src/interfaces/ISolverRegistry.sol";
import {RegistryFixture} from "../support/RegistryFixture.sol";

contract RegisterTest is RegistryFixture {
    function test_activates_solver_when_bond_is_the_minimum() public view {
        assertTrue(registry.isRegistered(solver));
        assertTrue(registry.isActive(solver));
        assertEq(registry.bondOf(solver), MINIMUM);
        assertEq(address(registry).balance, MINIMUM);
    }

    function test_emits_events_when_solver_joins() public {
        vm.expectEmit(address(registry));
        emit ISolverRegistry.SolverRegistered(stranger);
        vm.expectEmit(address(registry));
        emit ISolverRegistry.Bonded(stranger, stranger, 1);
        vm.prank(stranger);
        registry.register{value: 1}();
    }

    function test_leaves_solver_inactive_when_bond_is_one_wei_short() public {
        vm.prank(stranger);
        registry.register{value: MINIMUM - 1}();

        assertTrue(registry.isRegistered(stranger));
        assertFalse(registry.isActive(stranger));
    }

    function test_knows_nobody_who_never_registered() public view {
        assertFalse(registry.isRegistered(stranger));
        assertFalse(registry.isActive(stranger));
        assertEq(registry.bondOf(stranger), 0);
    }

    function test_reverts_when_solver_is_registered_already() public {
        vm.prank(solver);
        vm.expectRevert(abi.encodeWithSelector(ISolverRegistry.AlreadyRegistered.selector, solver));
        registry.register{value: 1}();
    }

    function test_reverts_when_native_coin_is_sent_without_a_call() public {
        vm.prank(stranger);
        (bool sent,) = address(registry).call{value: 1}("");
        assertFalse(sent);
    }
}
