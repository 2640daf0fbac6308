provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "example" {
  name     = "example"
  location = "eastus"
}

resource "azurerm_linux_virtual_machine" "basic" {
  name                = "a"
  size                = "Basic_A2"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Standard_LRS"
  }
}

resource "azurerm_linux_virtual_machine" "f2" {
  name                = "b"
  size                = "Standard_F2"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine" "hours" {
  name                = "c"
  size                = "standard_b1s"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  os_disk {
    storage_account_type = "StandardSSD_LRS"
    disk_size_gb         = 1000
  }
}

resource "azurerm_linux_virtual_machine" "spot_eu" {
  name                = "d"
  size                = "Standard_D2s_v3"
  priority            = "Spot"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  os_disk {
    storage_account_type = "Premium_ZRS"
    disk_size_gb         = 128
  }
}

resource "azurerm_windows_virtual_machine" "paid" {
  name                = "e"
  size                = "Standard_F2"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  os_disk {
    storage_account_type = "Standard_LRS"
  }
}

resource "azurerm_windows_virtual_machine" "owned" {
  name                = "f"
  size                = "Standard_D2_v4"
  license_type        = "Windows_Client"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  os_disk {
    storage_account_type = "Standard_LRS"
  }
}

resource "azurerm_virtual_machine" "older" {
  name                = "g"
  vm_size             = "Standard_DS1_v2"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  storage_os_disk {
    name              = "o"
    managed_disk_type = "Premium_LRS"
    create_option     = "FromImage"
  }

  storage_data_disk {
    name              = "x"
    managed_disk_type = "Standard_LRS"
    disk_size_gb      = 512
    lun               = 0
  }

  storage_data_disk {
    name              = "y"
    managed_disk_type = "Standard_LRS"
    disk_size_gb      = 64
    lun               = 1
  }
}

resource "azurerm_virtual_machine" "older_windows" {
  name                = "h"
  vm_size             = "Standard_D8s_v3"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  storage_os_disk {
    name          = "o"
    create_option = "FromImage"
  }

  os_profile_windows_config {
    provision_vm_agent = true
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "set" {
  name                = "i"
  sku                 = "Basic_A2"
  instances           = 3
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  os_disk {
    storage_account_type = "Standard_LRS"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "set" {
  name                = "j"
  sku                 = "Basic_A2"
  instances           = 3
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  os_disk {
    storage_account_type = "Standard_LRS"
  }
}

resource "azurerm_virtual_machine_scale_set" "older" {
  name                = "k"
  resource_group_name = azurerm_resource_group.example.name
  location            = "westeurope"
  license_type        = "Windows_Server"

  sku {
    name     = "Standard_F2"
    capacity = 3
  }

  os_profile_windows_config {
    provision_vm_agent = true
  }

  storage_profile_os_disk {
    managed_disk_type = "Standard_LRS"
    create_option     = "FromImage"
  }

  storage_profile_data_disk {
    lun               = 0
    managed_disk_type = "StandardSSD_LRS"
    disk_size_gb      = 30
  }
}

resource "azurerm_managed_disk" "hdd" {
  name                 = "hdd"
  create_option        = "Empty"
  resource_group_name  = azurerm_resource_group.example.name
  location             = azurerm_resource_group.example.location
  storage_account_type = "Standard_LRS"
  disk_size_gb         = 100
}

resource "azurerm_managed_disk" "ssd" {
  name                 = "ssd"
  create_option        = "Empty"
  resource_group_name  = azurerm_resource_group.example.name
  location             = azurerm_resource_group.example.location
  storage_account_type = "StandardSSD_LRS"
  disk_size_gb         = 600
}

resource "azurerm_managed_disk" "ultra" {
  name                 = "ultra"
  create_option        = "Empty"
  resource_group_name  = azurerm_resource_group.example.name
  location             = azurerm_resource_group.example.location
  storage_account_type = "UltraSSD_LRS"
  disk_size_gb         = 2000
  disk_iops_read_write = 4000
  disk_mbps_read_write = 20
}

resource "azurerm_managed_disk" "v2" {
  name                 = "v2"
  create_option        = "Empty"
  resource_group_name  = azurerm_resource_group.example.name
  location             = "North Europe"
  storage_account_type = "PremiumV2_LRS"
  disk_size_gb         = 100
  disk_iops_read_write = 5000
  disk_mbps_read_write = 200
}

resource "azurerm_snapshot" "of_disk" {
  name                = "s"
  resource_group_name = azurerm_resource_group.example.name
  location            = "westeurope"
  create_option       = "Copy"
  source_uri          = azurerm_managed_disk.hdd.id
}

resource "azurerm_image" "of_machine" {
  name                      = "im"
  resource_group_name       = azurerm_resource_group.example.name
  location                  = "westeurope"
  source_virtual_machine_id = azurerm_virtual_machine.older.id
}

resource "azurerm_kubernetes_cluster" "free" {
  name                = "l"
  dns_prefix          = "x"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  default_node_pool {
    name       = "default"
    node_count = 1
    vm_size    = "Standard_D2_v2"
  }

  network_profile {
    network_plugin    = "azure"
    load_balancer_sku = "standard"
  }
}

resource "azurerm_kubernetes_cluster" "paid" {
  name                             = "m"
  dns_prefix                       = "x"
  sku_tier                         = "Standard"
  http_application_routing_enabled = true
  resource_group_name              = azurerm_resource_group.example.name
  location                         = azurerm_resource_group.example.location

  default_node_pool {
    name            = "default"
    node_count      = 3
    vm_size         = "Standard_DS2_v2"
    os_disk_size_gb = 32
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "linux" {
  name                  = "n"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.paid.id
  vm_size               = "Standard_DS2_v2"
  node_count            = 2
}

resource "azurerm_kubernetes_cluster_node_pool" "scaled" {
  name                  = "o"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.paid.id
  vm_size               = "Basic_A2"
  enable_auto_scaling   = true
  min_count             = 2
  max_count             = 5
  os_disk_type          = "Ephemeral"
}
