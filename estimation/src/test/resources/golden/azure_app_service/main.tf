provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "example" {
  name     = "example"
  location = "eastus"
}

resource "azurerm_service_plan" "b1_linux" {
  name                = "b1_linux"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  os_type             = "Linux"
  sku_name            = "B1"
}

resource "azurerm_service_plan" "b1_windows" {
  name                = "b1_windows"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  os_type             = "Windows"
  sku_name            = "B1"
}

resource "azurerm_service_plan" "p0v3" {
  name                = "p0v3"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  os_type             = "Linux"
  sku_name            = "P0v3"
  worker_count        = 3
}

resource "azurerm_service_plan" "p1v2" {
  name                = "p1v2"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  os_type             = "Windows"
  sku_name            = "P1v2"
}

resource "azurerm_service_plan" "p1mv3" {
  name                = "p1mv3"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  os_type             = "Linux"
  sku_name            = "P1mv3"
}

resource "azurerm_service_plan" "i1v2" {
  name                = "i1v2"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  os_type             = "Windows"
  sku_name            = "I1v2"
}

resource "azurerm_service_plan" "f1" {
  name                = "f1"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  os_type             = "Linux"
  sku_name            = "F1"
}

resource "azurerm_service_plan" "shared" {
  name                = "shared"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  os_type             = "Windows"
  sku_name            = "SHARED"
}

resource "azurerm_service_plan" "y1" {
  name                = "y1"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  os_type             = "Linux"
  sku_name            = "Y1"
}

resource "azurerm_service_plan" "ep2" {
  name                = "ep2"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  os_type             = "Linux"
  sku_name            = "EP2"
}

resource "azurerm_app_service_plan" "s1" {
  name                = "a"
  kind                = "App"
  reserved            = false
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  sku {
    tier     = "Standard"
    size     = "S1"
    capacity = 2
  }
}

resource "azurerm_app_service_plan" "linux" {
  name                = "b"
  kind                = "Linux"
  reserved            = true
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  sku {
    tier = "Basic"
    size = "B2"
  }
}

resource "azurerm_app_service_plan" "pc2" {
  name                = "c"
  kind                = "xenon"
  is_xenon            = true
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  sku {
    tier = "PremiumContainer"
    size = "PC2"
  }
}

resource "azurerm_app_service_plan" "functions" {
  name                = "d"
  kind                = "FunctionApp"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  sku {
    tier = "Dynamic"
    size = "Y1"
  }
}

resource "azurerm_app_service_environment" "linux" {
  name                = "e"
  pricing_tier        = "I1"
  subnet_id           = "x"
  resource_group_name = azurerm_resource_group.example.name
}

resource "azurerm_app_service_environment" "windows" {
  name                = "e2"
  pricing_tier        = "I2"
  subnet_id           = "x"
  resource_group_name = azurerm_resource_group.example.name
}

resource "azurerm_app_service_certificate_order" "standard" {
  name                = "f"
  product_type        = "Standard"
  resource_group_name = azurerm_resource_group.example.name
  location            = "global"
}

resource "azurerm_app_service_certificate_order" "wildcard" {
  name                = "g"
  product_type        = "WildCard"
  resource_group_name = azurerm_resource_group.example.name
  location            = "global"
}

resource "azurerm_app_service_certificate_binding" "ip" {
  hostname_binding_id = "x"
  certificate_id      = "x"
  ssl_state           = "IpBasedEnabled"
}

resource "azurerm_app_service_custom_hostname_binding" "sni" {
  hostname            = "x"
  app_service_name    = "x"
  resource_group_name = azurerm_resource_group.example.name
  ssl_state           = "SniEnabled"
}

resource "azurerm_app_service_custom_hostname_binding" "ip" {
  hostname            = "x"
  app_service_name    = "x"
  resource_group_name = azurerm_resource_group.example.name
  ssl_state           = "IpBasedEnabled"
}

resource "azurerm_static_site" "s" {
  name                = "h"
  resource_group_name = azurerm_resource_group.example.name
  location            = "Central US"
  sku_tier            = "Standard"
  sku_size            = "Standard"
}

resource "azurerm_static_web_app" "s" {
  name                = "i"
  resource_group_name = azurerm_resource_group.example.name
  location            = "Central US"
  sku_tier            = "Standard"
  sku_size            = "Standard"
}

resource "azurerm_static_web_app" "free" {
  name                = "i2"
  resource_group_name = azurerm_resource_group.example.name
  location            = "Central US"
  sku_tier            = "Free"
  sku_size            = "Free"
}

resource "azurerm_linux_function_app" "consumption" {
  name                = "j"
  service_plan_id     = azurerm_service_plan.y1.id
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_windows_function_app" "premium" {
  name                = "k"
  service_plan_id     = azurerm_service_plan.ep2.id
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_linux_function_app" "in_plan" {
  name                = "l"
  service_plan_id     = azurerm_service_plan.b1_linux.id
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_function_app" "older" {
  name                = "m"
  app_service_plan_id = azurerm_app_service_plan.functions.id
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_logic_app_standard" "w" {
  name                       = "n"
  app_service_plan_id        = "x"
  storage_account_name       = "x"
  storage_account_access_key = "x"
  resource_group_name        = azurerm_resource_group.example.name
  location                   = "West Europe"
}

resource "azurerm_logic_app_standard" "no_plan" {
  name                       = "o"
  app_service_plan_id        = "x"
  storage_account_name       = "x"
  storage_account_access_key = "x"
  resource_group_name        = azurerm_resource_group.example.name
  location                   = "West Europe"
}

resource "azurerm_logic_app_integration_account" "basic" {
  name                = "p"
  sku_name            = "Basic"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_logic_app_integration_account" "free" {
  name                = "q"
  sku_name            = "Free"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_integration_service_environment" "dev" {
  name                = "r"
  sku_name            = "Developer_0"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_integration_service_environment" "premium" {
  name                = "s"
  sku_name            = "Premium_2"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}
