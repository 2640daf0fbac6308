provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "rg" {
  name = "rg"
  location = "eastus"
}

resource "azurerm_service_plan" "shared" {
  resource_group_name = "rg"
  location = "eastus"
  name = "shared"
  os_type = "Linux"
  sku_name = "EP1"
  worker_count = 2
}

resource "azurerm_linux_function_app" "first" {
  resource_group_name = "rg"
  location = "eastus"
  name = "first"
  service_plan_id = azurerm_service_plan.shared.id
}

resource "azurerm_linux_function_app" "second" {
  resource_group_name = "rg"
  location = "eastus"
  name = "second"
  service_plan_id = azurerm_service_plan.shared.id
}

resource "azurerm_service_plan" "without_apps" {
  resource_group_name = "rg"
  location = "eastus"
  name = "without-apps"
  os_type = "Windows"
  sku_name = "EP2"
}

resource "azurerm_service_plan" "workflows" {
  resource_group_name = "rg"
  location = "westeurope"
  name = "workflows"
  os_type = "Windows"
  sku_name = "WS1"
  worker_count = 2
}

resource "azurerm_logic_app_standard" "one" {
  resource_group_name = "rg"
  location = "westeurope"
  name = "one"
  app_service_plan_id = azurerm_service_plan.workflows.id
}

resource "azurerm_logic_app_standard" "other" {
  resource_group_name = "rg"
  location = "westeurope"
  name = "other"
  app_service_plan_id = azurerm_service_plan.workflows.id
}

resource "azurerm_service_plan" "workflows_to_come" {
  resource_group_name = "rg"
  location = "westeurope"
  name = "wtc"
  os_type = "Windows"
  sku_name = "WS2"
}

resource "azurerm_machine_learning_compute_cluster" "low_priority" {
  resource_group_name = "rg"
  location = "eastus"
  name = "ml"
  vm_size = "Standard_D2s_v3"
  vm_priority = "LowPriority"
  scale_settings {
    min_node_count = 2
    max_node_count = 4
  }
}
