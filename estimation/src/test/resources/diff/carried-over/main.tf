provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# One more cluster. Terraform carries over the node groups and replicas of before, which the configuration does not set.
resource "aws_elasticache_replication_group" "one_more" {
  replication_group_id = "one-more"
  description          = "one more"
  engine               = "redis"
  engine_version       = "7.1"
  node_type            = "cache.m6g.large"
  num_cache_clusters   = 3

  automatic_failover_enabled = true
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
}

# From io1 to gp3: the IOPS of before stay behind.
resource "aws_db_instance" "to_gp3" {
  identifier          = "to-gp3"
  engine              = "postgres"
  engine_version      = "17.2"
  instance_class      = "db.m6g.large"
  storage_type        = "gp3"
  allocated_storage   = 500
  skip_final_snapshot = true
}

# A larger smallest size: the service raises the desired capacity that it has.
resource "aws_autoscaling_group" "larger" {
  name                 = "larger"
  availability_zones   = ["us-east-1a"]
  min_size             = 5
  max_size             = 10
  launch_configuration = aws_launch_configuration.larger.name
}

resource "aws_launch_configuration" "larger" {
  name          = "larger"
  image_id      = "ami-0abcdef1234567890"
  instance_type = "m5.large"
}

# Control: a volume's IOPS are sent on, so they are what runs.
resource "aws_ebs_volume" "larger" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 200
}
