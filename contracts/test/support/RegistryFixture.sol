// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SolverRegistry} from "../../src/SolverRegistry.sol";
import {Test} from "forge-std/Test.sol";

/// @dev A registry with a minimum bond of 10 ether and a delay of a week, and a solver with exactly that bond.
abstract contract RegistryFixture is Test {
    uint256 internal constant MINIMUM = 10 ether;
    uint256 internal constant DELAY = 7 days;

    SolverRegistry internal registry;
    address internal solver = makeAddr("solver");
    address payable internal stranger = payable(makeAddr("stranger"));

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        registry = new SolverRegistry(MINIMUM, DELAY);
        vm.deal(solver, 100 ether);
        vm.deal(stranger, 100 ether);
        vm.prank(solver);
        registry.register{value: MINIMUM}();
    }
}
